"""The parts of the command line: what is typed, what is done, what is shown; no Qt, ``print`` aside."""
