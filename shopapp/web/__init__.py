"""Doors only: parse, guard, call one room, render. A door holds no rule of the business and no SQL."""
