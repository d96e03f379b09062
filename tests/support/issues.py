"""Invented issues for tests that need one and do not care what it says."""

from typing import Final

SHORT: Final = """\
masthead:
  name: 河湾信息
  number: 7
  issuer: 河湾区档案室
  date: 2024-03-05
articles:
  - title: 档案搬进新库房
    body: |
      三月四日，区档案室搬进新库房。全部案卷当天上架，次日开放查阅。
imprint:
  发: 各街道办事处
"""
"""The shortest issue that is complete."""

SHORT_TEXT: Final = """\
河湾信息

第 7 期

河湾区档案室

2024 年 3 月 5 日

档案搬进新库房

三月四日，区档案室搬进新库房。全部案卷当天上架，次日开放查阅。

发：各街道办事处
"""
"""The same as plain text."""
