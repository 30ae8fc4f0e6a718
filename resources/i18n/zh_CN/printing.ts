<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LetterheadDialog</name>
    <message>
        <source>Hospital</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Below the title of every paper; the logo is at the head of its pages.</source>
        <translation>印在每份材料的标题下方；标志印在页眉。</translation>
    </message>
</context>
<context>
    <name>LetterheadForm</name>
    <message>
        <source>Hospital</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Set for all users of this PC by the hospital&apos;s IT department</source>
        <translation>由单位信息部门为本机所有用户设定</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片（{patterns}）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>OptionsColumn</name>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
</context>
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
        <source>There are no notes on these clauses</source>
        <translation>这些条款没有批注</translation>
    </message>
    <message>
        <source>Nothing is highlighted in these clauses</source>
        <translation>这些条款没有划线</translation>
    </message>
    <message>
        <source>Page style</source>
        <translation>页面样式</translation>
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
    <message>
        <source>Highlights</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Contents of long papers</source>
        <translation>长文附目录</translation>
    </message>
    <message>
        <source>Punctuation as in the source</source>
        <translation>标点照原文</translation>
    </message>
</context>
<context>
    <name>OutputController</name>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save as Word</source>
        <translation>存为 Word</translation>
    </message>
    <message>
        <source>Word files (*.docx)</source>
        <translation>Word 文件 (*.docx)</translation>
    </message>
    <message>
        <source>Save as HTML</source>
        <translation>存为网页</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>网页文件 (*.html)</translation>
    </message>
    <message>
        <source>Save as plain text</source>
        <translation>存为纯文本</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，没有写入任何文件。</translation>
    </message>
    <message>
        <source>Saved “{name}”, {n} page.|Saved “{name}”, {n} pages.</source>
        <translation>已存为“{name}”，共 {n} 页。</translation>
    </message>
    <message>
        <source>Saved “{name}”.</source>
        <translation>已存为“{name}”。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送往打印机。</translation>
    </message>
</context>
<context>
    <name>PageStyles</name>
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
        <source>Booklet</source>
        <translation>汇编</translation>
    </message>
    <message>
        <source>Bound: cover, contents, chapters by your headings, index of organisations</source>
        <translation>装订成册：封面、目录、按您的标题分章、单位索引</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>What is printed</source>
        <translation>打印内容</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Back to where you were  Esc</source>
        <translation>返回原来的位置&#x3000;Esc</translation>
    </message>
    <message>
        <source>Nothing is ticked</source>
        <translation>没有勾选任何内容</translation>
    </message>
    <message>
        <source>Tick at the left what is to be printed.</source>
        <translation>请在左侧勾选要打印的内容。</translation>
    </message>
</context>
<context>
    <name>PaperPanel</name>
    <message>
        <source>Both sides</source>
        <translation>双面</translation>
    </message>
    <message>
        <source>The margin for binding changes sides from page to page</source>
        <translation>装订边随页左右互换</translation>
    </message>
    <message>
        <source>Change the template</source>
        <translation>修改模板</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>All, or such as 1-3,5</source>
        <translation>全部，或如 1-3,5</translation>
    </message>
    <message>
        <source>For printing and PDF</source>
        <translation>用于打印和 PDF</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>There are no such pages; write for example 1-3,5.</source>
        <translation>没有这样的页码，可写作 1-3,5。</translation>
    </message>
    <message>
        <source>Pages: {n}</source>
        <translation>共 {n} 页</translation>
    </message>
    <message>
        <source>Pages: {n} of {total}</source>
        <translation>打印 {n} 页，共 {total} 页</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>{n} character cannot be printed: {characters}; on paper it is 〓. Install a font that has it and print again, or write it in.|{n} characters cannot be printed: {characters}; on paper each is 〓. Install a font that has them and print again, or write them in.</source>
        <translation>{n} 个字无法印出：{characters}；纸面上以“〓”代替，请安装含有这些字的字体后重新打印，或手写补上。</translation>
    </message>
</context>
<context>
    <name>PartsPanel</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to where you were  Esc</source>
        <translation>返回原来的位置&#x3000;Esc</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Put into the basket</source>
        <translation>放入打印篮</translation>
    </message>
    <message>
        <source>The table with the rows that were shown, in their order.</source>
        <translation>按刚才显示的行和顺序打印这张表。</translation>
    </message>
    <message>
        <source>Parts of the paper</source>
        <translation>打印的内容</translation>
    </message>
    <message>
        <source>{n} part|{n} parts</source>
        <translation>{n} 部分</translation>
    </message>
    <message>
        <source>{n} of {total} parts</source>
        <translation>{n} / {total} 部分</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
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
    <name>SavingPanel</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save as Word…</source>
        <translation>存为 Word…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>存为网页（HTML）…</translation>
    </message>
    <message>
        <source>Save as plain text…</source>
        <translation>存为纯文本…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>In all templates:</source>
        <translation>所有模板共用：</translation>
    </message>
    <message>
        <source>Line at the head of each page</source>
        <translation>每页页眉</translation>
    </message>
</context>
<context>
    <name>VerifyDialog</name>
    <message>
        <source>Check an excerpt</source>
        <translation>核验摘录</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>核验码</translation>
    </message>
    <message>
        <source>The ten characters at the foot of the page or behind a clause</source>
        <translation>页脚或条款后面的十位核验码</translation>
    </message>
    <message>
        <source>Show the clause</source>
        <translation>查看条款</translation>
    </message>
    <message>
        <source>{place}
The library holds this clause no more.</source>
        <translation>{place}
文件库中已没有这一条款。</translation>
    </message>
    <message>
        <source>{place}
It reads as in the library today.</source>
        <translation>{place}
与文件库现行文字一致。</translation>
    </message>
    <message>
        <source>{place}
It reads otherwise now; the library has the present text.</source>
        <translation>{place}
条款文字与打印时不同，请以现行文字为准。</translation>
    </message>
    <message>
        <source>The text of today</source>
        <translation>现行文字</translation>
    </message>
    <message>
        <source>This is the text of today. Compare the paper with it, word for word.</source>
        <translation>现行文字如下，请与纸面逐字核对。</translation>
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
