"""Guided selling: what is needed, which products meet it, the next best question, and why this is recommended.

The one rule: a product that breaks a stated must is never shown as if it met it; it may be shown as "nearest", saying so.
"""
