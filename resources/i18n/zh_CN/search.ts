<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerCard</name>
    <message>
        <source>Copy with citation</source>
        <translation>连出处一起复制</translation>
    </message>
    <message>
        <source>What {n} document says|What {n} documents say</source>
        <translation>{n} 份文件的原文</translation>
    </message>
    <message>
        <source>The document says</source>
        <translation>文件原文</translation>
    </message>
</context>
<context>
    <name>FacetBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More to narrow the results to</source>
        <translation>更多筛选条件</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Leading department</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Supporting department</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Jointly responsible</source>
        <translation>共同负责</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>效力层级</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>文种</translation>
    </message>
    <message>
        <source>{title} ({n})…</source>
        <translation>{title}（{n}）…</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>有批注</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>有书签</translation>
    </message>
    <message>
        <source>Only what holds</source>
        <translation>只看现行</translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message>
        <source>Copied with its citation</source>
        <translation>已连出处一起复制</translation>
    </message>
    <message>
        <source>{n} result copied|{n} results copied</source>
        <translation>已复制 {n} 条结果</translation>
    </message>
    <message>
        <source>The search is kept. It is offered when the search box is empty.</source>
        <translation>检索已保存，清空检索框后即可选用。</translation>
    </message>
    <message>
        <source>Results for “{query}”</source>
        <translation>“{query}”的检索结果</translation>
    </message>
    <message>
        <source>{n} result|{n} results</source>
        <translation>共 {n} 条</translation>
    </message>
    <message>
        <source>{n} result saved as {name}|{n} results saved as {name}</source>
        <translation>已将 {n} 条结果存为 {name}</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>检索结果</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Save the results</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>引文</translation>
    </message>
</context>
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
        <source>{n} of {total}</source>
        <translation>第 {n} 条，共 {total} 条</translation>
    </message>
    <message>
        <source>found: {words}</source>
        <translation>命中：{words}</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的批注</translation>
    </message>
    <message>
        <source>newer text: {mark}</source>
        <translation>有更新文本（{mark}）</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>No clause says so; nearest are</source>
        <translation>没有条款这样写，最接近的是</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>整份文件</translation>
    </message>
    <message>
        <source>Notes: {n}</source>
        <translation>批注 {n}</translation>
    </message>
</context>
<context>
    <name>ResultsController</name>
    <message>
        <source>The program made a mistake. Try another query.</source>
        <translation>程序出了差错，请换个检索词再试。</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Order and grouping</source>
        <translation>排序与分组</translation>
    </message>
    <message>
        <source>Copy, print or save the results</source>
        <translation>复制、打印或保存结果</translation>
    </message>
    <message>
        <source>{n} hit|{n} hits</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} near</source>
        <translation>{n} 条相近</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>{n} document|{n} documents</source>
        <translation>{n} 份文件</translation>
    </message>
    <message>
        <source>{n} only near</source>
        <translation>另有 {n} 条相近</translation>
    </message>
    <message>
        <source>{n} own note|{n} own notes</source>
        <translation>{n} 条批注</translation>
    </message>
    <message>
        <source>{first}–{last} shown</source>
        <translation>第 {first}–{last} 条</translation>
    </message>
    <message>
        <source>first {n} shown</source>
        <translation>前 {n} 条</translation>
    </message>
    <message>
        <source>Understand again</source>
        <translation>恢复近义</translation>
    </message>
    <message>
        <source>As typed only</source>
        <translation>只按原文</translation>
    </message>
    <message>
        <source>By relevance</source>
        <translation>按相关度</translation>
    </message>
    <message>
        <source>As in the documents</source>
        <translation>按文件顺序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>按日期，新的在前</translation>
    </message>
    <message>
        <source>Grouped by document</source>
        <translation>按文件分组</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Copy the results</source>
        <translation>复制结果</translation>
    </message>
    <message>
        <source>Put all hits into the basket</source>
        <translation>全部命中放入打印篮</translation>
    </message>
    <message>
        <source>Print the hits…</source>
        <translation>打印结果…</translation>
    </message>
    <message>
        <source>Save as a table (.csv)…</source>
        <translation>存为表格（.csv）…</translation>
    </message>
    <message>
        <source>Save as a Word document…</source>
        <translation>存为 Word 文档…</translation>
    </message>
    <message>
        <source>Keep this search</source>
        <translation>保存这次检索</translation>
    </message>
    <message>
        <source>Bookmark the hits in a folder</source>
        <translation>存为书签文件夹</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>检索结果</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
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
        <source>Put all {n} of them into the basket</source>
        <translation>{n} 条全部放入打印篮</translation>
    </message>
    <message>
        <source>Put all hits into the basket</source>
        <translation>全部命中放入打印篮</translation>
    </message>
    <message>
        <source>Search all documents ({n})</source>
        <translation>在全部文件中查找（{n}）</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”</source>
        <translation>没有找到“{query}”</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Type to search</source>
        <translation>输入即可检索</translation>
    </message>
    <message>
        <source>Any characters, a question in your own words, a document number, or a clause by its number.</source>
        <translation>任意字词、用自己的话提的问题、文号、条款序号都可以。</translation>
    </message>
    <message>
        <source>Kept searches</source>
        <translation>保存的检索</translation>
    </message>
    <message>
        <source>Asked often</source>
        <translation>常用检索</translation>
    </message>
    <message>
        <source>Asked last</source>
        <translation>最近检索</translation>
    </message>
</context>
<context>
    <name>SuggestPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>检索建议</translation>
    </message>
</context>
<context>
    <name>SuggestionsController</name>
    <message>
        <source>kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>searched before</source>
        <translation>检索过</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>department</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>term</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Forget earlier searches</source>
        <translation>清除检索历史</translation>
    </message>
</context>
</TS>
