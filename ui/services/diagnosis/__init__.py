"""The report for the hospital's IT: what is known of the computer, the program and its data; no Qt."""
