package io.heliotrope.lsp;

import io.heliotrope.policy.check.Glossary;
import io.heliotrope.policy.syntax.Caret;
import io.heliotrope.policy.syntax.Lexeme;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/// What stands at a place: type, unit and meaning, and where it is defined.
record Hovers(Definitions definitions, Names names, WordBook words) {
    private static final Set<String> SIGNALS = Set.of("ladder", "ladders", "signals");

    Optional<Hover> at(int offset) {
        List<Lexeme> pieces = Lexeme.of(source());
        return piece(pieces, offset)
                .flatMap(at -> {
                    Lexeme piece = pieces.get(at);
                    return switch (piece.sort()) {
                        case QUANTITY -> unit(piece).map(told -> hover(told, piece.span()));
                        case NAME, WORD -> word(pieces, at, offset);
                        case NUMBER, TEXT, TIME, SIGN, COMMENT -> Optional.empty();
                    };
                });
    }

    /// Where what stands at `offset` is defined; what is no name of a text is nowhere.
    List<Location> definition(int offset) {
        List<Lexeme> pieces = Lexeme.of(source());
        return piece(pieces, offset).stream()
                .filter(at -> pieces.get(at).sort() == Lexeme.Sort.NAME)
                .filter(at -> !path(pieces, at).text().contains("."))
                .flatMap(at -> definitions.named(pieces.get(at).text(), offset).stream())
                .map(one -> definitions.modules().location(one.at()))
                .toList();
    }

    private Source source() {
        return definitions.modules().main().source();
    }

    /// The index of the piece at `offset`, or of the word that ends there.
    private static Optional<Integer> piece(List<Lexeme> pieces, int offset) {
        Optional<Integer> ending = Optional.empty();
        for (int at = 0; at < pieces.size(); at++) {
            Span span = pieces.get(at).span();
            if (span.contains(offset) && pieces.get(at).sort() != Lexeme.Sort.SIGN) {
                return Optional.of(at);
            }
            ending = span.end() == offset ? Optional.of(at) : ending;
        }
        return ending;
    }

    private Optional<Hover> word(List<Lexeme> pieces, int at, int offset) {
        Lexeme piece = pieces.get(at);
        Span path = path(pieces, at);
        return fact(path)
                .map(told -> hover(told, path))
                .or(() -> named(pieces, at, offset).map(told -> hover(told, piece.span())))
                .or(() ->
                        words.of(piece.text())
                                .filter(_ -> piece.sort() == Lexeme.Sort.WORD)
                                .map(entry -> hover(told(piece.text(), entry), piece.span())));
    }

    /// The name at an index with those that dots join to it.
    private Span path(List<Lexeme> pieces, int at) {
        int first = at;
        while (first > 1 && isDot(pieces, first - 1)) {
            first -= 2;
        }
        int last = at;
        while (last + 2 < pieces.size() && isDot(pieces, last + 1)) {
            last += 2;
        }
        return pieces.get(first).span().to(pieces.get(last).span());
    }

    /// A dot that touches both sides.
    private static boolean isDot(List<Lexeme> pieces, int at) {
        return pieces.get(at).text().equals(".")
                && pieces.get(at - 1).span().end() == pieces.get(at).span().start()
                && pieces.get(at).span().end() == pieces.get(at + 1).span().start();
    }

    /// A fact by its path, or by what follows `region.` and `job.` where these go without saying.
    private Optional<String> fact(Span path) {
        List<String> rules = Caret.at(source(), path.start()).rules();
        boolean isField = rules.stream().anyMatch(Set.of("field", "fields")::contains);
        boolean isValue = rules.contains("phase");
        if (rules.stream().anyMatch(SIGNALS::contains) && !rules.contains("stale")) {
            return told(Stream.of("region."), path.text());
        }
        if (isField && !isValue) {
            return told(Stream.of(rules.contains("givenRegion") ? "region." : "job."), path.text());
        }
        return told(Stream.of(""), path.text());
    }

    private static Optional<String> told(Stream<String> prefixes, String path) {
        return prefixes.flatMap(prefix -> Glossary.fact(prefix + path).stream())
                .findFirst()
                .map(Hovers::told);
    }

    private static String told(Glossary.Fact fact) {
        StringBuilder told = new StringBuilder("`" + fact.path() + "`: " + fact.meaning());
        told.append("\n\nIt is ").append(fact.type());
        if (!fact.unit().isEmpty()) {
            told.append(", in `").append(fact.unit()).append("`");
        }
        told.append('.');
        if (!fact.values().isEmpty()) {
            told.append(" One of `").append(String.join("`, `", fact.values())).append("`.");
        }
        if (fact.isSignal()) {
            told.append("\n\nA signal: `signals` says what happens when it is late.");
        }
        return told.toString();
    }

    /// A name of a text or of the catalogue.
    private Optional<String> named(List<Lexeme> pieces, int at, int offset) {
        String name = pieces.get(at).text();
        if (pieces.get(at).sort() == Lexeme.Sort.WORD) {
            return Optional.empty();
        }
        String before = at == 0 ? "" : pieces.get(at - 1).text();
        return switch (before) {
            case "jurisdiction" -> names.jurisdiction(name).map(told -> entry(name, told));
            case "tier" -> names.tier(name).map(told -> entry(name, told));
            default ->
                    definitions.named(name, offset).stream()
                            .findFirst()
                            .map(Hovers::told)
                            .or(() -> names.region(name).map(told -> entry(name, told)))
                            .or(() -> names.jurisdiction(name).map(told -> entry(name, told)))
                            .or(() -> names.other(name).map(told -> entry(name, told)))
                            .or(() -> names.tier(name).map(told -> entry(name, told)));
        };
    }

    private static String told(Definition one) {
        String title = one.title().isEmpty() ? "" : ": " + one.title();
        String text = one.sort() == Definition.Sort.POLICY ? "" : fenced(one.whole().text());
        return entry(one.name(), one.sort().word() + title) + text;
    }

    private static String fenced(String text) {
        return "\n\n```helio\n" + text + "\n```";
    }

    private static String told(String word, WordBook.Entry entry) {
        return "`" + word + "`: " + entry.meaning() + "\n\n" + entry.example();
    }

    private static Optional<String> unit(Lexeme piece) {
        String word = piece.text().replaceFirst("^-?[0-9.]+\\s*", "");
        return Unit.of(word).map(unit -> entry(word, Glossary.noun(unit)));
    }

    private static String entry(String name, String told) {
        return "`" + name + "`: " + told;
    }

    private Hover hover(String told, Span span) {
        return new Hover(
                new MarkupContent(MarkupKind.MARKDOWN, told),
                definitions.modules().main().lines().range(span));
    }
}
