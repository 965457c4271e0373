package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.jspecify.annotations.Nullable;

/// Reads policy texts.
///
/// Total: every text is answered, in time that grows with its length alone, and whatever could not
/// be read is told about. Safe from any thread.
public final class Parser {
    /// The longest text that is read, in bytes of UTF-8.
    public static final int MOST_BYTES = 256 * 1024;

    private Parser() {}

    /// The tree of `source`, and what is wrong with it. Several errors are found in one go; what is
    /// too large, or has brackets too deep, is refused as a whole.
    public static Parsed parse(Source source) {
        return read(source).parsed();
    }

    /// @param tokens absent, as is `context`, for a text that was refused
    /// @param steps how often the grammar was asked, a measure of work
    record Reading(
            Parsed parsed,
            @Nullable Tokens tokens,
            HelioParser.@Nullable ModuleContext context,
            int steps) {}

    static Reading read(Source source) {
        Problems problems = new Problems();
        if (isTooLarge(source.text())) {
            problems.add(
                    Diagnostic.error(
                                    Code.H014,
                                    source.span(0, 0),
                                    "a text has at most " + MOST_BYTES / 1024 + " KiB")
                            .help("split it into modules and import them with `use`"));
            return refused(source, problems);
        }
        Tokens tokens = Tokens.of(source, problems);
        if (Nesting.isTooDeep(tokens, problems)) {
            return refused(source, problems);
        }
        HelioParser parser =
                new HelioParser(new CommonTokenStream(new ListTokenSource(tokens.all())));
        parser.removeErrorListeners();
        Recovery recovery = new Recovery(tokens, problems);
        parser.setErrorHandler(recovery);
        HelioParser.ModuleContext context = parser.module();
        PolicyModule module = new Modules(tokens, problems).module(context);
        return new Reading(
                new Parsed(module, problems.sorted()), tokens, context, recovery.steps());
    }

    private static Reading refused(Source source, Problems problems) {
        Span start = source.span(0, 0);
        PolicyModule empty = new PolicyModule(start, null, List.of(), List.of());
        return new Reading(new Parsed(empty, problems.sorted()), null, null, 0);
    }

    private static boolean isTooLarge(String text) {
        if (text.length() > MOST_BYTES) {
            return true;
        }
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            bytes += sign < 0x80 ? 1 : sign < 0x800 || Character.isSurrogate(sign) ? 2 : 3;
        }
        return bytes > MOST_BYTES;
    }
}
