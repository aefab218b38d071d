"""The command line: options in, one application call, rendering out. The only place that knows click."""
