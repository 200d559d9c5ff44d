"""Documents that stay true."""
