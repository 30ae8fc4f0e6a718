<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Results</name>
    <message>
        <source>variant</source>
        <translation>异写</translation>
    </message>
    <message>
        <source>synonym</source>
        <translation>近义</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>纠正</translation>
    </message>
    <message>
        <source>related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>department</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>整份文件</translation>
    </message>
    <message>
        <source>{n} notes</source>
        <translation>批注 {n}</translation>
    </message>
</context>
<context>
    <name>SearchFlow</name>
    <message>
        <source>The program made a mistake. Try another query.</source>
        <translation>程序出了差错，请换个检索词再试。</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>As typed only</source>
        <translation>只按原文</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>检索结果</translation>
    </message>
    <message>
        <source>Print the hits</source>
        <translation>打印检索结果</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>输入即检索</translation>
    </message>
    <message>
        <source>Any characters, a document number, or a clause by its number. A blank means “and”, a minus sign leaves out.</source>
        <translation>任何字词、文号，或“第28条”“36项第13条”。空格表示“并且”，减号表示“不含”。</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>检索未能完成</translation>
    </message>
    <message>
        <source>The index is being rebuilt. Searching works meanwhile, only slower.</source>
        <translation>正在重建索引，其间可照常检索，只是稍慢。</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>first {n} shown</source>
        <translation>已列出前 {n} 条</translation>
    </message>
    <message>
        <source>Understand again</source>
        <translation>恢复近义</translation>
    </message>
    <message>
        <source>Nothing in the library contains these words.</source>
        <translation>文件库中没有哪一条含有这些字词。</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>您要找的是不是：</translation>
    </message>
    <message>
        <source>Try fewer or shorter words.</source>
        <translation>请试试更少或更短的字词。</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>没有找到“{query}”</translation>
    </message>
</context>
</TS>
