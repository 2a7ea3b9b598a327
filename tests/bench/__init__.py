"""What the portal costs, measured: ``make bench``. Names are kept for ever; later work only adds to them."""
