package io.heliotrope.canaries;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The text forms of an object and of everything of ours that can be reached from it, through
/// fields, arrays, collections, maps and optionals.
public final class TextForms {
    private final String prefix;
    private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /// Of classes whose names begin with `prefix`.
    public TextForms(String prefix) {
        this.prefix = prefix;
    }

    /// A text form, and of which class.
    public record TextForm(String className, String text) {}

    /// The text forms of all that `root` leads to, itself included.
    public List<TextForm> from(Object root) {
        List<TextForm> forms = new ArrayList<>();
        add(root);
        for (Object next = open.poll(); next != null; next = open.poll()) {
            if (isOurs(next)) {
                forms.add(new TextForm(next.getClass().getName(), String.valueOf(next)));
            }
            follow(next);
        }
        return forms;
    }

    private void follow(Object each) {
        switch (each) {
            case Map<?, ?> map -> {
                add(map.keySet().toArray());
                add(map.values().toArray());
            }
            case Collection<?> all -> add(all.toArray());
            case Optional<?> maybe -> maybe.ifPresent(this::add);
            case Object[] array -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    add(array[i]);
                }
            }
            default -> {
                if (isOurs(each)) {
                    fields(each, each.getClass());
                }
            }
        }
    }

    private void fields(Object each, Class<?> declaring) {
        for (Field field : declaring.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    add(field.get(each));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("field " + field + " is out of reach", e);
                }
            }
        }
        Class<?> above = declaring.getSuperclass();
        if (above != null && above.getName().startsWith(prefix)) {
            fields(each, above);
        }
    }

    private void add(@Nullable Object found) {
        if (found != null && known.add(found)) {
            open.add(found);
        }
    }

    private boolean isOurs(Object each) {
        return each.getClass().getName().startsWith(prefix);
    }
}
