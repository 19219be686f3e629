"""Fixtures of the simulated vendors: see `sandbox_world`."""

from sandbox_world import app_side, ask, ear, sandbox

__all__ = ["app_side", "ask", "ear", "sandbox"]
