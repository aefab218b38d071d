"""Imported by the server from which workers are forked, before any of them: see :mod:`.worker`."""

from .worker import prepare

prepare()
