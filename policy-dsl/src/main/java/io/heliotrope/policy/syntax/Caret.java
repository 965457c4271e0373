package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.text.Source;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/// What can stand at a place of a text, judged by what stands before it; what stands before may be
/// wrong.
///
/// @param words the words of the language that can stand there
/// @param isName whether a name can
/// @param isQuantity whether a number with a unit can
/// @param rules the grammar's rules that the place lies in, the innermost first; empty within a
///   text or a comment, or where nothing is known
/// @param before the pieces before the place, without comments
public record Caret(
        SortedSet<String> words,
        boolean isName,
        boolean isQuantity,
        List<String> rules,
        List<String> before) {
    /// A name that no text has, and near to no word or unit.
    private static final String HERE = "caret_stands_here_";

    public Caret {
        words = new TreeSet<>(words);
        rules = List.copyOf(rules);
        before = List.copyOf(before);
    }

    /// The place at `offset`, in `char`s, where a word begins. Total; safe from any thread.
    public static Caret at(Source source, int offset) {
        String before = source.text().substring(0, offset);
        Source cut = new Source(source.name(), before + HERE);
        Problems problems = new Problems();
        Tokens tokens = Tokens.of(cut, problems);
        List<CommonToken> visible = tokens.visible();
        boolean isFound =
                !visible.isEmpty()
                        && visible.getLast().getStartIndex() == offset
                        && visible.getLast().getType() == HelioLexer.ID;
        if (!isFound || Nesting.isTooDeep(tokens, problems)) {
            return new Caret(new TreeSet<>(), false, false, List.of(), List.of());
        }
        visible.getLast().setType(HelioLexer.OTHER);
        HelioParser parser =
                new HelioParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
        parser.removeErrorListeners();
        Lookout lookout = new Lookout(new Recovery(tokens, problems), offset);
        parser.setErrorHandler(lookout);
        parser.module();
        List<String> texts =
                visible.subList(0, visible.size() - 1).stream().map(tokens::text).toList();
        return new Caret(
                lookout.words(), lookout.isName(), lookout.isQuantity(), lookout.rules(), texts);
    }

    /// The innermost rule; empty where nothing is known.
    public String rule() {
        return rules.isEmpty() ? "" : rules.getFirst();
    }
}
