"""``python -m gongwen``: the command under a name that no other package takes."""

from gongwen.cli import main

if __name__ == "__main__":
    main()
