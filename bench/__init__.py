"""What the speed and quality figures in the README are made with: `shopapp bench NAME --json`."""
