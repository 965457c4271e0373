package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.Site;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.syntax.Tree;
import io.heliotrope.policy.text.Span;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The canonical text of modules and catalogue, and its digest.
///
/// A tree is written as its nodes' names and parts in brackets, without places: layout and comments
/// do not count, all else does. Of the catalogue the regions and jurisdictions count; the tenants,
/// models and labels that it knows come and go and change no rule.
final class Canonical {
    private final StringBuilder text = new StringBuilder();
    private final Map<Class<?>, List<Method>> parts = new HashMap<>();

    private Canonical() {}

    /// SHA-256, in hexadecimal.
    static String digest(List<PolicyModule> modules, Places places) {
        Canonical canonical = new Canonical();
        for (PolicyModule module : modules) {
            canonical.quoted(module.span().source().name());
            canonical.value(module);
        }
        canonical.places(places);
        byte[] bytes = canonical.text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void places(Places places) {
        for (Site site : places.sites()) {
            text.append("(site ");
            quoted(site.id());
            quoted(site.jurisdiction());
            quoted(site.tier());
            text.append(site.gpuMemoryGib());
            quoted(site.clock().getId());
            text.append(')');
        }
        new TreeMap<>(places.within())
                .forEach((inner, outer) -> {
                    text.append("(within ");
                    quoted(inner);
                    quoted(outer);
                    text.append(')');
                });
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append('-');
            case Tree node -> node(node);
            case List<?> list -> {
                text.append('[');
                list.forEach(this::value);
                text.append(']');
            }
            case String string -> quoted(string);
            default -> quoted(value.toString());
        }
    }

    private void node(Tree node) {
        text.append('(').append(node.getClass().getSimpleName());
        for (Method part : parts.computeIfAbsent(node.getClass(), Canonical::parts)) {
            try {
                value(part.invoke(node));
            } catch (ReflectiveOperationException nodesArePublicRecords) {
                throw new IllegalStateException(nodesArePublicRecords);
            }
        }
        text.append(')');
    }

    private static List<Method> parts(Class<?> node) {
        return Arrays.stream(node.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .filter(part -> part.getReturnType() != Span.class)
                .toList();
    }

    /// With its length before it, so that no two texts run into one.
    private void quoted(String string) {
        text.append(string.length()).append(':').append(string);
    }
}
