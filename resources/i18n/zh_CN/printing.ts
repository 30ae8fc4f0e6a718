<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OptionsPanel</name>
    <message>
        <source>Style</source>
        <translation>样式</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>There are no notes on these clauses</source>
        <translation>这些条款没有批注</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>Excerpt</source>
        <translation>摘录</translation>
    </message>
    <message>
        <source>Set like an official document: 22 lines of 28 characters on A4</source>
        <translation>按公文格式排版：A4，每页 22 行，每行 28 字</translation>
    </message>
    <message>
        <source>Set close, for daily use</source>
        <translation>紧凑排版，供日常使用</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Responsible bodies</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Clauses below</source>
        <translation>下级条款</translation>
    </message>
    <message>
        <source>Check codes</source>
        <translation>核验码</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送往打印机。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，没有写入任何文件。</translation>
    </message>
    <message>
        <source>Saved “{name}”, {n} pages.</source>
        <translation>已存为“{name}”，共 {n} 页。</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit the window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Page {first} of {total}</source>
        <translation>第 {first} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>Pages {first}–{last} of {total}</source>
        <translation>第 {first}–{last} 页，共 {total} 页</translation>
    </message>
</context>
</TS>
