package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Trees as nested lists without places, so that equal lists are equal trees.
final class Plain {
    private static final ClassValue<RecordComponent[]> PARTS =
            new ClassValue<>() {
                @Override
                protected RecordComponent[] computeValue(Class<?> type) {
                    return Objects.requireNonNull(type.getRecordComponents());
                }
            };

    private Plain() {}

    static Object of(Object value) {
        return switch (value) {
            case Span _ -> "";
            case List<?> list -> list.stream().map(Plain::of).toList();
            case Record node -> parts(node);
            default -> value;
        };
    }

    private static List<Object> parts(Record node) {
        List<Object> parts = new ArrayList<>(List.of(node.getClass()));
        for (RecordComponent part : PARTS.get(node.getClass())) {
            Object inner = read(part, node);
            parts.add(inner == null ? "absent" : of(inner));
        }
        return parts;
    }

    private static Object read(RecordComponent part, Record node) {
        try {
            return part.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part + " of " + node, e);
        }
    }
}
