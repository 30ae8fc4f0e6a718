<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Chooser</name>
    <message>
        <source>Choose two documents to compare</source>
        <translation>选两份文件来对照</translation>
    </message>
    <message>
        <source>Their measures are matched, and changed words are marked. Editions work the same way.</source>
        <translation>条款逐一对应，改动的字词标出；同一文件的两个版本也一样。</translation>
    </message>
    <message>
        <source>Older document</source>
        <translation>原文件</translation>
    </message>
    <message>
        <source>Newer document</source>
        <translation>新文件</translation>
    </message>
    <message>
        <source>Swap the two documents</source>
        <translation>左右对调</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>原文件</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>新文件</translation>
    </message>
</context>
<context>
    <name>CompareController</name>
    <message>
        <source>{n} change|{n} changes</source>
        <translation>{n} 处改动</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Swap the two documents</source>
        <translation>左右对调</translation>
    </message>
    <message>
        <source>Compare other documents</source>
        <translation>对照别的文件</translation>
    </message>
    <message>
        <source>My notes beside the texts</source>
        <translation>旁边显示我的批注</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的批注</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Pairs of measures</source>
        <translation>条款对应列表</translation>
    </message>
    <message>
        <source>Nothing is compared yet</source>
        <translation>还没有对照</translation>
    </message>
    <message>
        <source>Choose two documents at the right, or two of the library with Ctrl.</source>
        <translation>在右边选两份文件，或在文件列表中按住 Ctrl 选两份。</translation>
    </message>
    <message>
        <source>All</source>
        <comment>pairs</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>pairs</comment>
        <translation>改动</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>pairs</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>Split</source>
        <comment>pairs</comment>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Only left</source>
        <comment>pairs</comment>
        <translation>只在左</translation>
    </message>
    <message>
        <source>Moved</source>
        <comment>pairs</comment>
        <translation>移动</translation>
    </message>
    <message>
        <source>Same</source>
        <comment>pairs</comment>
        <translation>未变</translation>
    </message>
    <message>
        <source>Print the table</source>
        <translation>印对照表</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>存为…</translation>
    </message>
    <message>
        <source>Into the basket</source>
        <translation>入篮</translation>
    </message>
    <message>
        <source>The clauses of the pair that is looked at; of all that are shown if they are filtered</source>
        <translation>把当前这一对的条款放进打印篮；筛选时放进所列的全部</translation>
    </message>
    <message>
        <source>Word…</source>
        <translation>Word…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Excel (.xlsx)…</source>
        <translation>Excel（.xlsx）…</translation>
    </message>
    <message>
        <source>The clauses</source>
        <translation>放入条款</translation>
    </message>
    <message>
        <source>The whole table</source>
        <translation>放入整张对照表</translation>
    </message>
    <message>
        <source>Confirm that these answer to each other</source>
        <translation>确认这一对</translation>
    </message>
    <message>
        <source>These do not answer to each other</source>
        <translation>拆开这一对</translation>
    </message>
    <message>
        <source>Put together with another measure…</source>
        <translation>与另一条对应…</translation>
    </message>
</context>
<context>
    <name>CompareText</name>
    <message>
        <source>The two texts</source>
        <translation>两份文件的条文</translation>
    </message>
</context>
<context>
    <name>PairNames</name>
    <message>
        <source>Same</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>措辞</translation>
    </message>
    <message>
        <source>Revised</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>扩充</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>精简</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Not in the report</source>
        <translation>报道中没有</translation>
    </message>
    <message>
        <source>Not in the source</source>
        <translation>来源中没有</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Nothing here answers to {what} at the right</source>
        <translation>右边{what}在本文件中没有对应的条款</translation>
    </message>
    <message>
        <source>Nothing here answers to {what} at the left</source>
        <translation>左边{what}在本文件中没有对应的条款</translation>
    </message>
    <message>
        <source>This source does not have {what} of the left; it may be an extract</source>
        <translation>左边{what}在这份来源中没有；它可能是节录，不等于删去</translation>
    </message>
    <message>
        <source>This source does not have {what} of the right; it may be an extract</source>
        <translation>右边{what}在这份来源中没有；它可能是节录</translation>
    </message>
    <message>
        <source>The newer source may be an extract: what it does not have is not dropped.</source>
        <translation>新文件的来源可能是节录：其中没有的条款，不等于删去。</translation>
    </message>
    <message>
        <source>The older source may be an extract: what only the newer has need not be new.</source>
        <translation>原文件的来源可能是节录：只有新文件有的条款，不一定是新增。</translation>
    </message>
    <message>
        <source>The source breaks off</source>
        <translation>来源不全</translation>
    </message>
    <message>
        <source>Report, may be an extract</source>
        <translation>报道，可能是节录</translation>
    </message>
</context>
<context>
    <name>PairVerdicts</name>
    <message>
        <source>Confirm a pair</source>
        <translation>确认对应</translation>
    </message>
    <message>
        <source>Part a pair</source>
        <translation>拆开对应</translation>
    </message>
    <message>
        <source>Put together</source>
        <translation>设为对应</translation>
    </message>
    <message>
        <source>Which measure answers to {what}?</source>
        <translation>哪一条与{what}对应？</translation>
    </message>
    <message>
        <source>Put a pair together</source>
        <translation>设为对应</translation>
    </message>
</context>
</TS>
