"""The PuLP models and the engines that solve them."""
