package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.syntax.grammar.HelioParser.ItemContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ModuleContext;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole text: its head in the right order, then its items. One thread.
final class Modules {
    private static final String VERSION = "1";

    private final Tokens tokens;
    private final Problems problems;
    private final Nodes nodes;
    private final Map<String, Span> once = new HashMap<>();

    Modules(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.nodes = new Nodes(tokens);
    }

    PolicyModule module(ModuleContext context) {
        Items reader = new Items(nodes, problems);
        @Nullable Path name = null;
        List<Use> uses = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<ItemContext> all = context.items().item();
        versioned(all);
        for (ItemContext one : all) {
            boolean broken = one.exception != null;
            switch (one.start.getType()) {
                case HelioParser.LANGUAGE -> isSecond(one, "language");
                case HelioParser.MODULE -> {
                    boolean first = !isSecond(one, "module");
                    early(one, uses.isEmpty() && items.isEmpty());
                    name = broken || !first ? name : nodes.path(one.moduleLine().path());
                }
                case HelioParser.USE -> {
                    early(one, items.isEmpty());
                    if (!broken) {
                        uses.add(use(one.use()));
                    }
                }
                default -> {
                    if (one.start.getType() == HelioParser.SIGNALS) {
                        isSecond(one, "signals");
                    }
                    items.add(reader.item(one));
                }
            }
        }
        return new PolicyModule(tokens.source().whole(), name, uses, items);
    }

    private void versioned(List<ItemContext> items) {
        if (items.isEmpty() || items.getFirst().start.getType() != HelioParser.LANGUAGE) {
            Span start = tokens.source().span(0, 0);
            problems.add(
                    Diagnostic.error(Code.H006, start, "the first line must say the language")
                            .help("begin with `language " + VERSION + "`", start, "language 1\n"));
            return;
        }
        ItemContext first = items.getFirst();
        if (first.exception == null) {
            Span version = nodes.span(first.languageLine().NUMBER().getSymbol());
            if (!version.text().equals(VERSION)) {
                problems.add(
                        Diagnostic.error(
                                        Code.H006,
                                        version,
                                        "language "
                                                + Found.shown(version.text())
                                                + " is not known here, only language "
                                                + VERSION)
                                .help("write `language " + VERSION + "`", version, VERSION));
            }
        }
    }

    private boolean isSecond(ItemContext item, String word) {
        Span head = nodes.span(item.start);
        @Nullable Span first = once.putIfAbsent(word, head);
        if (first == null) {
            return false;
        }
        problems.add(
                Diagnostic.error(Code.H011, head, "`" + word + "` stands here a second time")
                        .and(first, "the first one")
                        .help("keep one of both"));
        return true;
    }

    private void early(ItemContext item, boolean early) {
        if (!early) {
            Span head = nodes.span(item.start);
            problems.add(
                    Diagnostic.error(Code.H017, head, "`" + head.text() + "` can't stand here")
                            .help(
                                    "a text says `language`, then `module`, then `use`, then all"
                                            + " else"));
        }
    }

    private Use use(HelioParser.UseContext context) {
        return new Use(
                nodes.span(context), nodes.names(context.name()), nodes.text(context.TEXT()));
    }
}
