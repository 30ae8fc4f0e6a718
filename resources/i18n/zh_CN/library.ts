<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ImportController</name>
    <message>
        <source>Reading files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Removing</source>
        <translation>正在移除</translation>
    </message>
    <message>
        <source>Changing the library</source>
        <translation>正在更改文件库</translation>
    </message>
    <message>
        <source>Building the index</source>
        <translation>正在建立索引</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Files added</source>
        <translation>添加结果</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>您的标注</translation>
    </message>
    <message>
        <source>{n} clauses</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>in place of the older text</source>
        <translation>替换了旧文本</translation>
    </message>
    <message>
        <source>the source breaks off</source>
        <translation>来源到此中断</translation>
    </message>
    <message>
        <source>{n} doubtful places</source>
        <translation>{n} 处存疑</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>no number</source>
        <translation>无文号</translation>
    </message>
    <message>
        <source>source incomplete</source>
        <translation>来源不全</translation>
    </message>
    <message>
        <source>added</source>
        <translation>自行添加</translation>
    </message>
    <message>
        <source>{n} documents added</source>
        <translation>已添加 {n} 份文件</translation>
    </message>
    <message>
        <source>{n} to be confirmed</source>
        <translation>{n} 条待确认</translation>
    </message>
    <message>
        <source>{n} unplaced</source>
        <translation>{n} 条未归位</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Of what you wrote in the old text: {what}; see Notes.</source>
        <translation>旧文本上的标注：{what}，见批注面板。</translation>
    </message>
    <message>
        <source>Updated: {title}</source>
        <translation>已更新：{title}</translation>
    </message>
    <message>
        <source>Added: {title}</source>
        <translation>已添加：{title}</translation>
    </message>
</context>
<context>
    <name>LibraryFlow</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Policy texts (*.txt);;All files (*)</source>
        <translation>政策文本 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove {title}</source>
        <translation>移除{title}</translation>
    </message>
    <message>
        <source>Removed: {title}. Its notes and bookmarks are kept.</source>
        <translation>已移除：{title}。其批注和书签仍然保留。</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>文件库</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>还没有文件</translation>
    </message>
    <message>
        <source>Add policy files (.txt), or drag them into this window.</source>
        <translation>请添加政策文件（.txt），或把文件拖进窗口。</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Documents and their chapters</source>
        <translation>文件及其章节</translation>
    </message>
    <message>
        <source>{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in a new tab</source>
        <translation>在新标签页中打开</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从文件库移除</translation>
    </message>
</context>
</TS>
