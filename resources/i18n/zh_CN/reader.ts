<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Breadcrumb</name>
    <message>
        <source>Place in the document</source>
        <translation>在文件中的位置</translation>
    </message>
</context>
<context>
    <name>CitationSection</name>
    <message>
        <source>Citation</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Whether the document holds</source>
        <translation>文件效力</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the clause with its citation (Ctrl+Shift+C)</source>
        <translation>复制条款并附引文（Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Add or remove a bookmark (Ctrl+D)</source>
        <translation>添加或移除书签（Ctrl+D）</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print this clause (Ctrl+P)</source>
        <translation>打印本条（Ctrl+P）</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>入篮</translation>
    </message>
    <message>
        <source>Put this clause into the basket (Ctrl+B)</source>
        <translation>把这一条放入打印篮（Ctrl+B）</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Show the page of the original beside the text (Ctrl+Shift+O)</source>
        <translation>在正文旁显示原件的这一页（Ctrl+Shift+O）</translation>
    </message>
    <message>
        <source>Page {number}</source>
        <translation>原件第 {number} 页</translation>
    </message>
    <message>
        <source>according to {place}</source>
        <translation>依据{place}</translation>
    </message>
    <message>
        <source>{tip}: {clause}</source>
        <translation>{tip}：{clause}</translation>
    </message>
</context>
<context>
    <name>CitationStyles</name>
    <message>
        <source>Official paper, with the number</source>
        <translation>公文：《题名》（文号）第九项</translation>
    </message>
    <message>
        <source>Legal text, without the number</source>
        <translation>法律：《题名》第九条第二款</translation>
    </message>
    <message>
        <source>Markdown quotation</source>
        <translation>Markdown 引用</translation>
    </message>
</context>
<context>
    <name>CitingSection</name>
    <message>
        <source>Cited by</source>
        <translation>被引用</translation>
    </message>
    <message>
        <source>The document is cited by</source>
        <translation>本文件被引用</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>还有 {n} 处</translation>
    </message>
    <message>
        <source>and in {n} more place|and in {n} more places</source>
        <translation>另有 {n} 处</translation>
    </message>
</context>
<context>
    <name>ComfortPopup</name>
    <message>
        <source>How the text is set</source>
        <translation>阅读设置</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>行距</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>宋</translation>
    </message>
    <message>
        <source>Fangsong</source>
        <translation>仿宋</translation>
    </message>
    <message>
        <source>Hei</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>Kai</source>
        <translation>楷</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>{n} char|{n} chars</source>
        <translation>{n} 字</translation>
    </message>
</context>
<context>
    <name>CorrectionModel</name>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>改作</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>perhaps {text}</source>
        <translation>疑为 {text}</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>存疑</translation>
    </message>
</context>
<context>
    <name>CorrectionsDialog</name>
    <message>
        <source>Corrections</source>
        <translation>勘误</translation>
    </message>
    <message>
        <source>Nothing in this document was corrected</source>
        <translation>这份文件没有勘误</translation>
    </message>
    <message>
        <source>Mark corrections in the text</source>
        <translation>在正文中标出勘误</translation>
    </message>
</context>
<context>
    <name>CorrectionsSection</name>
    <message>
        <source>Corrections</source>
        <translation>勘误</translation>
    </message>
</context>
<context>
    <name>DutiesSection</name>
    <message>
        <source>Lead</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
</context>
<context>
    <name>EarlierSection</name>
    <message>
        <source>the same</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>reworded since</source>
        <translation>后来措辞有调整</translation>
    </message>
    <message>
        <source>revised since</source>
        <translation>后来有修改</translation>
    </message>
    <message>
        <source>extended since</source>
        <translation>后来有扩充</translation>
    </message>
    <message>
        <source>reduced since</source>
        <translation>后来有精简</translation>
    </message>
    <message>
        <source>split since</source>
        <translation>后来拆分</translation>
    </message>
    <message>
        <source>merged since</source>
        <translation>后来合并</translation>
    </message>
    <message>
        <source>How this was put before</source>
        <translation>这一条以前怎么写</translation>
    </message>
    <message>
        <source>How a similar document puts this</source>
        <translation>相近文件怎么写</translation>
    </message>
    <message>
        <source>Compare the two documents</source>
        <translation>对照这两份文件</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this document</source>
        <translation>在本文件中查找</translation>
    </message>
    <message>
        <source>Previous (Shift+Enter)</source>
        <translation>上一处（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next (Enter)</source>
        <translation>下一处（Enter）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>{current} / {total}</source>
        <translation>第 {current} / {total} 处</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>GotoPopup</name>
    <message>
        <source>Article or item, such as 9 or 2(3)2</source>
        <translation>条款序号，如 第九条、9、二（三）2</translation>
    </message>
    <message>
        <source>Go to clause</source>
        <translation>转到条款</translation>
    </message>
    <message>
        <source>Clauses that fit</source>
        <translation>相符的条款</translation>
    </message>
    <message>
        <source>No such clause in this document</source>
        <translation>本文件中没有这一条款</translation>
    </message>
</context>
<context>
    <name>HighlightMenu</name>
    <message>
        <source>Highlight “{name}”: {words}</source>
        <translation>划线“{name}”：{words}</translation>
    </message>
    <message>
        <source>Turn into a Note</source>
        <translation>转为批注</translation>
    </message>
    <message>
        <source>Delete the Highlight</source>
        <translation>删除划线</translation>
    </message>
</context>
<context>
    <name>HitCounter</name>
    <message>
        <source>Hits in the document</source>
        <translation>本文件中的命中</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>{current} / {total}</source>
        <translation>第 {current} / {total} 处</translation>
    </message>
</context>
<context>
    <name>IndicatorsSection</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>人工更正</translation>
    </message>
    <message>
        <source>{n} more on the page of indicators</source>
        <translation>另有 {n} 项，见“指标”页</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>条款信息</translation>
    </message>
    <message>
        <source>No clause</source>
        <translation>没有条款</translation>
    </message>
    <message>
        <source>Open a document to see citation, duties and notes</source>
        <translation>打开文件后，这里显示引文、责任单位和批注</translation>
    </message>
</context>
<context>
    <name>LinkCard</name>
    <message>
        <source>Not in this document</source>
        <translation>本文件没有这一条</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>文件库没有这份文件</translation>
    </message>
    <message>
        <source>Click to open; with Ctrl in a new tab</source>
        <translation>单击打开，按住 Ctrl 在新标签页打开</translation>
    </message>
</context>
<context>
    <name>MarkerStrip</name>
    <message>
        <source>Hits and notes in the document</source>
        <translation>命中和批注在文件中的位置</translation>
    </message>
</context>
<context>
    <name>MarkingMenu</name>
    <message>
        <source>Highlight as</source>
        <translation>划线为</translation>
    </message>
    <message>
        <source>Names of the Styles</source>
        <translation>样式名称</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>Other version of the same note</source>
        <translation>同一条批注的另一版本</translation>
    </message>
    <message>
        <source>The note was changed here and on another computer; this is what the other one says. Delete what is not needed; what is edited becomes a note of its own.</source>
        <translation>这条批注在本机和另一台电脑上都改过，这里是另一台电脑上的文字。不需要的可以删除；改动过的会成为单独的批注。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Write a note; it is saved as you type</source>
        <translation>写批注，随写随存</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>删除批注</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>批注：{text}</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Notes</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Write a note on this clause (Ctrl+M)</source>
        <translation>为本条添加批注（Ctrl+M）</translation>
    </message>
    <message>
        <source>Ctrl+M writes a note on this clause</source>
        <translation>按 Ctrl+M 为本条写批注</translation>
    </message>
</context>
<context>
    <name>OriginalController</name>
    <message>
        <source>The library does not have the original of this document.</source>
        <translation>文件库中没有这份文件的原件，请重新添加该文件。</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>另存原件</translation>
    </message>
    <message>
        <source>The original was saved as {path}.</source>
        <translation>原件已另存为 {path}。</translation>
    </message>
    <message>
        <source>No program for such files was found; save the original and open it there.</source>
        <translation>没有找到可打开此类文件的程序，请另存原件后在其他电脑上打开。</translation>
    </message>
</context>
<context>
    <name>OriginalView</name>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>As the program has read it; the layout is simplified</source>
        <translation>按程序读到的内容显示，版式已简化</translation>
    </message>
    <message>
        <source>Fit the width (0)</source>
        <translation>适合宽度（0）</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Save the original as…</source>
        <translation>另存原件…</translation>
    </message>
    <message>
        <source>Open a copy in another program</source>
        <translation>用其他程序打开副本</translation>
    </message>
    <message>
        <source>Close the original</source>
        <translation>关闭原件</translation>
    </message>
    <message>
        <source>Opening the original…</source>
        <translation>正在打开原件…</translation>
    </message>
    <message>
        <source>There is no original</source>
        <translation>没有原件</translation>
    </message>
    <message>
        <source>The library does not have the file this document was read from. Add the file again.</source>
        <translation>文件库中没有这份文件的原件，请重新添加该文件。</translation>
    </message>
    <message>
        <source>The original cannot be shown</source>
        <translation>无法显示原件</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>Outline of the document</source>
        <translation>文件目录</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Pages of the original</source>
        <translation>原件页面</translation>
    </message>
    <message>
        <source>This page cannot be drawn</source>
        <translation>这一页无法显示</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>The library does not hold {name}</source>
        <translation>文件库没有{name}</translation>
    </message>
    <message>
        <source>{place} is not in this document</source>
        <translation>本文件没有{place}</translation>
    </message>
    <message>
        <source>Printed: “{printed}”. {reason}</source>
        <translation>原文印作“{printed}”。{reason}</translation>
    </message>
    <message>
        <source>Missing: the source file has lost what stood here</source>
        <translation>残缺：来源文件此处的字已丢失，请对照原件</translation>
    </message>
    <message>
        <source>Doubtful. {reason}</source>
        <translation>存疑。{reason}</translation>
    </message>
    <message>
        <source>Doubtful; perhaps “{corrected}”. {reason}</source>
        <translation>存疑，或应作“{corrected}”。{reason}</translation>
    </message>
    <message>
        <source>{n} place corrected|{n} places corrected</source>
        <translation>勘误 {n} 处</translation>
    </message>
    <message>
        <source>{n} doubtful place|{n} doubtful places</source>
        <translation>存疑 {n} 处</translation>
    </message>
    <message>
        <source>{n} place corrected, {m} doubtful|{n} places corrected, {m} doubtful</source>
        <translation>勘误 {n} 处，存疑 {m} 处</translation>
    </message>
    <message>
        <source>The source breaks off here; the rest is missing.</source>
        <translation>来源到此中断，以下内容缺失。</translation>
    </message>
    <message>
        <source>Copies to: {names}</source>
        <translation>抄送：{names}</translation>
    </message>
    <message>
        <source>Provenance: {text}</source>
        <translation>来源与版头：{text}</translation>
    </message>
    <message>
        <source>The source file breaks off in mid-text; the end is missing.</source>
        <translation>来源文件不完整：正文在句中中断，末尾缺失。</translation>
    </message>
    <message>
        <source>There is a newer text in the library ({mark})</source>
        <translation>库中有更新文本（{mark}），此为较早的文本</translation>
    </message>
    <message>
        <source>{n} more note on the source|{n} more notes on the source</source>
        <translation>另有 {n} 处来源说明</translation>
    </message>
    <message>
        <source>here called “{name}”</source>
        <translation>本院称“{name}”</translation>
    </message>
    <message>
        <source>in force from {date}</source>
        <translation>{date}起施行</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
</context>
<context>
    <name>ReaderController</name>
    <message>
        <source>Copied: {what}</source>
        <translation>已复制：{what}</translation>
    </message>
</context>
<context>
    <name>ReaderFrame</name>
    <message>
        <source>Text of the document</source>
        <translation>文件正文</translation>
    </message>
</context>
<context>
    <name>ReaderMenu</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy Clause</source>
        <translation>复制条款</translation>
    </message>
    <message>
        <source>Copy with Citation</source>
        <translation>复制并附引文</translation>
    </message>
    <message>
        <source>Remove Bookmark</source>
        <translation>移除书签</translation>
    </message>
    <message>
        <source>Add Bookmark</source>
        <translation>添加书签</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>划线</translation>
    </message>
    <message>
        <source>Add Note</source>
        <translation>添加批注</translation>
    </message>
    <message>
        <source>Put into the Basket</source>
        <translation>放入打印篮</translation>
    </message>
    <message>
        <source>Put into the Ledger</source>
        <translation>加入台账</translation>
    </message>
    <message>
        <source>Open on the other side</source>
        <translation>在另一侧打开</translation>
    </message>
    <message>
        <source>Print Selected Clauses…</source>
        <translation>打印所选条款…</translation>
    </message>
    <message>
        <source>Find in This Document…</source>
        <translation>在本文件中查找…</translation>
    </message>
    <message>
        <source>Go to Clause…</source>
        <translation>转到条款…</translation>
    </message>
    <message>
        <source>Show in the Original</source>
        <translation>在原件中查看</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ReaderPane</name>
    <message>
        <source>No document is open</source>
        <translation>没有打开的文件</translation>
    </message>
    <message>
        <source>Choose one at the left, or press Ctrl+K to search</source>
        <translation>从左侧选择文件，或按 Ctrl+K 检索</translation>
    </message>
</context>
<context>
    <name>ReferencesSection</name>
    <message>
        <source>References</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Not in the library</source>
        <translation>文件库没有这份文件</translation>
    </message>
</context>
<context>
    <name>RelatedSection</name>
    <message>
        <source>Related clauses</source>
        <translation>相关条款</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selected words</source>
        <translation>选中的文字</translation>
    </message>
    <message>
        <source>Note (Ctrl+M)</source>
        <translation>批注（Ctrl+M）</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>复制（Ctrl+C）</translation>
    </message>
    <message>
        <source>Bookmark (Ctrl+D)</source>
        <translation>书签（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete the highlight</source>
        <translation>删除划线</translation>
    </message>
    <message>
        <source>{name}; right click to call it otherwise</source>
        <translation>{name}，右键改名</translation>
    </message>
</context>
<context>
    <name>SplitController</name>
    <message>
        <source>Nothing here corresponds</source>
        <translation>此处没有对应条款</translation>
    </message>
    <message>
        <source>cited by it</source>
        <translation>被它引用</translation>
    </message>
    <message>
        <source>cites it</source>
        <translation>引用它</translation>
    </message>
    <message>
        <source>the same number</source>
        <translation>编号相同</translation>
    </message>
    <message>
        <source>says much the same</source>
        <translation>内容相近</translation>
    </message>
    <message>
        <source>Corresponds: {clause} · {reason}</source>
        <translation>对应：{clause} · {reason}</translation>
    </message>
    <message>
        <source>{text} and {n} more</source>
        <translation>{text}，另有 {n} 处</translation>
    </message>
</context>
<context>
    <name>StyleMenu</name>
    <message>
        <source>Call “{name}” Otherwise…</source>
        <translation>重命名样式“{name}”…</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Open on the left</source>
        <translation>在左侧打开</translation>
    </message>
    <message>
        <source>Open on the right</source>
        <translation>在右侧打开</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
    </message>
    <message>
        <source>Close those to the right</source>
        <translation>关闭右侧标签页</translation>
    </message>
    <message>
        <source>Open the closed tab again</source>
        <translation>重新打开关闭的标签页</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>打开的文件</translation>
    </message>
    <message>
        <source>Outline (F12)</source>
        <translation>目录（F12）</translation>
    </message>
    <message>
        <source>Scroll both texts together</source>
        <translation>两侧同步滚动</translation>
    </message>
    <message>
        <source>Swap the two texts</source>
        <translation>左右互换</translation>
    </message>
    <message>
        <source>Close this side (Esc)</source>
        <translation>关闭右侧（Esc）</translation>
    </message>
    <message>
        <source>How the text is set</source>
        <translation>阅读设置</translation>
    </message>
    <message>
        <source>Scrolled together; click to scroll apart</source>
        <translation>正在同步滚动，点击改为各自滚动</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>+ Tag</source>
        <translation>+ 标签</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Click to take the tag off</source>
        <translation>单击去掉这个标签</translation>
    </message>
</context>
<context>
    <name>TextController</name>
    <message>
        <source>The library does not hold {name}</source>
        <translation>文件库没有{name}</translation>
    </message>
    <message>
        <source>{name} is not in this document</source>
        <translation>本文件没有{name}</translation>
    </message>
    <message>
        <source>Copied: {what}</source>
        <translation>已复制：{what}</translation>
    </message>
    <message>
        <source>Copied with its citation: {what}</source>
        <translation>已复制并附引文：{what}</translation>
    </message>
</context>
</TS>
