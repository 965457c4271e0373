package io.heliotrope.policy.syntax;

import java.lang.reflect.RecordComponent;
import java.util.List;

/// A tree as lines, without places: equal lines, equal trees.
public final class TreeText {
    private static final ClassValue<RecordComponent[]> PARTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return type.getRecordComponents();
                }
            };

    private final StringBuilder lines = new StringBuilder();

    private TreeText() {}

    public static String of(Tree tree) {
        TreeText text = new TreeText();
        text.node("", tree, 0);
        return text.lines.toString();
    }

    private void node(String label, Object value, int depth) {
        switch (value) {
            case Name name -> line(label + "`" + name.text() + "`", depth);
            case Path path -> line(label + "Path `" + path.text() + "`", depth);
            case Expression.Quantity quantity ->
                    line(label + quantity.number() + " " + quantity.unit().spelling(), depth);
            case List<?> list -> list.forEach(one -> node(label, one, depth));
            case Record node -> {
                line(label + node.getClass().getSimpleName(), depth);
                for (RecordComponent part : PARTS.get(node.getClass())) {
                    Object inner = read(part, node);
                    if (inner != null && !part.getName().equals("span")) {
                        node(part.getName() + ": ", inner, depth + 1);
                    }
                }
            }
            default -> line(label + value, depth);
        }
    }

    private void line(String text, int depth) {
        lines.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static Object read(RecordComponent part, Record node) {
        try {
            return part.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " of " + node, e);
        }
    }
}
