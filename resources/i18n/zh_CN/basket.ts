<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BasketController</name>
    <message>
        <source>New heading</source>
        <translation>新标题</translation>
    </message>
</context>
<context>
    <name>BasketDelegate</name>
    <message>
        <source>Unplaced</source>
        <translation>未归位</translation>
    </message>
    <message>
        <source>Document removed</source>
        <translation>文件已移除</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>文字已更新</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>不含下级</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>BasketEditor</name>
    <message>
        <source>Already in the {basket}: {what}</source>
        <translation>已在{basket}中：{what}</translation>
    </message>
    <message>
        <source>Add to Basket</source>
        <translation>放入打印篮</translation>
    </message>
    <message>
        <source>Put into the {basket}: {what}</source>
        <translation>已放入{basket}：{what}</translation>
    </message>
    <message>
        <source>Add Heading</source>
        <translation>添加标题</translation>
    </message>
    <message>
        <source>Already in the {basket}</source>
        <translation>已在{basket}中</translation>
    </message>
    <message>
        <source>Change Heading</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>Change Extent</source>
        <translation>更改打印范围</translation>
    </message>
    <message>
        <source>Taken out of the {basket}: {what}</source>
        <translation>已移出{basket}：{what}</translation>
    </message>
    <message>
        <source>Remove from Basket</source>
        <translation>移出打印篮</translation>
    </message>
    <message>
        <source>Reorder Basket</source>
        <translation>调整打印篮顺序</translation>
    </message>
    <message>
        <source>Empty Basket</source>
        <translation>清空打印篮</translation>
    </message>
    <message>
        <source>Emptied: {what}</source>
        <translation>已清空：{what}</translation>
    </message>
    <message>
        <source>New Basket</source>
        <translation>新建打印篮</translation>
    </message>
    <message>
        <source>Rename Basket</source>
        <translation>重命名打印篮</translation>
    </message>
    <message>
        <source>Deleted: {what}</source>
        <translation>已删除：{what}</translation>
    </message>
    <message>
        <source>Delete Basket</source>
        <translation>删除打印篮</translation>
    </message>
</context>
<context>
    <name>BasketNaming</name>
    <message>
        <source>Basket</source>
        <translation>打印篮</translation>
    </message>
    <message>
        <source>basket “{name}”</source>
        <translation>打印篮“{name}”</translation>
    </message>
</context>
<context>
    <name>BasketPanel</name>
    <message>
        <source>Basket</source>
        <translation>打印篮</translation>
    </message>
    <message>
        <source>Baskets</source>
        <translation>各打印篮</translation>
    </message>
    <message>
        <source>The basket is empty</source>
        <translation>打印篮是空的</translation>
    </message>
    <message>
        <source>Ctrl+B puts the clause in view or the selection into it; or drag them here.</source>
        <translation>按 Ctrl+B 放入当前条款或选中的条款，也可以从检索结果或正文拖到这里。</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clauses in the basket</source>
        <translation>打印篮中的条款</translation>
    </message>
    <message>
        <source>{name} · {n} clause|{name} · {n} clauses</source>
        <translation>{name} · {n} 条</translation>
    </message>
    <message>
        <source>New basket…</source>
        <translation>新建打印篮…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete the basket</source>
        <translation>删除这个打印篮</translation>
    </message>
    <message>
        <source>Change heading</source>
        <translation>修改标题</translation>
    </message>
    <message>
        <source>With the clauses below</source>
        <translation>含下级条款</translation>
    </message>
    <message>
        <source>Heading above</source>
        <translation>在上方加标题</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>New basket</source>
        <translation>新建打印篮</translation>
    </message>
    <message>
        <source>Rename the basket</source>
        <translation>重命名打印篮</translation>
    </message>
    <message>
        <source>There is a basket of this name already</source>
        <translation>已有同名的打印篮</translation>
    </message>
    <message>
        <source>Name of the basket</source>
        <translation>打印篮名称</translation>
    </message>
</context>
</TS>
