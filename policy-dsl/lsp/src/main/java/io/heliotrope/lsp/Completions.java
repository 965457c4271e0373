package io.heliotrope.lsp;

import io.heliotrope.policy.check.Glossary;
import io.heliotrope.policy.syntax.Caret;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/// What can be typed at a place.
record Completions(Definitions definitions, Proposals proposals, WordBook words) {
    /// A number, and what there is of its unit, at the end of a line's beginning.
    private static final Pattern MEASURED =
            Pattern.compile(
                    "(?<![\\w.:-])-?(?<number>[0-9]+(\\.[0-9]+)?)(?<space>[ \\t]*)"
                            + "(?<unit>([A-Za-z][A-Za-z/-]*|%)?)$");

    /// A word, also one with dots.
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w.-]*$");

    List<CompletionItem> at(int offset) {
        Source source = definitions.modules().main().source();
        String line = source.text().substring(source.lineStart(offset), offset);
        List<CompletionItem> items = new ArrayList<>();
        Matcher measured = MEASURED.matcher(line);
        if (measured.find()) {
            items.addAll(units(source, offset - line.length(), measured));
            if (measured.group("space").isEmpty()) {
                return items;
            }
        }
        Matcher word = WORD.matcher(line);
        int start = word.find() ? offset - line.length() + word.start() : offset;
        if (start > 0 && Character.isLetterOrDigit(source.text().charAt(start - 1))) {
            return items;
        }
        Range range = range(start, offset);
        Caret caret = Caret.at(source, start);
        boolean isValue = caret.isName() && Subject.ofName(caret.before()).isPresent();
        if (!isValue) {
            caret.words().forEach(each -> items.add(word(each, range)));
        }
        if (caret.isName()) {
            proposals.at(caret, start).forEach(each -> items.add(item(each, range)));
        }
        String head = source.text().substring(start, offset);
        if (head.contains(".") && !caret.isName() && !caret.rules().isEmpty()) {
            // So much is wrong before it that only the word itself says what is meant.
            Proposals.facts(head).forEach(each -> items.add(item(each, range)));
        }
        return items;
    }

    private Range range(int start, int end) {
        Lines lines = definitions.modules().main().lines();
        return new Range(lines.position(start), lines.position(end));
    }

    private CompletionItem word(String word, Range range) {
        Optional<WordBook.Entry> entry = words.of(word);
        return item(
                new Proposal(
                        word,
                        CompletionItemKind.Keyword,
                        entry.map(WordBook.Entry::example).orElse("").replace("`", ""),
                        entry.map(WordBook.Entry::meaning).orElse("")),
                range);
    }

    private static CompletionItem item(Proposal proposal, Range range) {
        CompletionItem item = new CompletionItem(proposal.text());
        item.setKind(proposal.kind());
        item.setDetail(proposal.detail());
        if (!proposal.meaning().isEmpty()) {
            item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, proposal.meaning()));
        }
        item.setTextEdit(Either.forLeft(new TextEdit(range, proposal.text())));
        return item;
    }

    /// All units, those that fit what the number is compared with first.
    private List<CompletionItem> units(Source source, int line, Matcher measured) {
        Caret caret = Caret.at(source, line + measured.start());
        if (!caret.isQuantity()) {
            return List.of();
        }
        Optional<Unit> wanted =
                Subject.ofNumber(caret.before()).flatMap(fact -> Unit.of(fact.unit()));
        String space = measured.group("space").isEmpty() ? " " : "";
        Range range = range(line + measured.start("unit"), line + measured.end());
        SortedSet<String> all = new TreeSet<>(Unit.words());
        List<CompletionItem> items = new ArrayList<>();
        for (String word : all) {
            Unit unit = Unit.of(word).orElseThrow();
            boolean fits =
                    wanted.filter(one -> one.type().dimension().equals(unit.type().dimension()))
                            .isPresent();
            CompletionItem item =
                    item(
                            new Proposal(word, CompletionItemKind.Unit, Glossary.noun(unit), ""),
                            range);
            item.setFilterText(word);
            item.setSortText((fits ? "0" : "1") + word);
            item.setTextEdit(Either.forLeft(new TextEdit(range, space + word)));
            items.add(item);
        }
        return items;
    }
}
