"""The commands of the menus, one module a menu."""
