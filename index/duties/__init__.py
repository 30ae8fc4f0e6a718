"""Who answers for what, as an index of organisations and roles."""
