"""gongwen: sets Chinese official documents by GB/T 9704—2012.

The parts are modules: ``from gongwen import read, compose, render, build``. None of them is loaded
before it is asked for, so that ``import gongwen`` costs nothing.
"""

__version__ = "0.1.0"
