package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;

/// Reads the unit behind a number, and says so when it is misspelt.
final class Units {
    /// What people write, in lower case, and what it is called here.
    private static final Map<String, Unit> ALIASES =
            Map.ofEntries(
                    Map.entry("percent", Unit.PERCENT),
                    Map.entry("sec", Unit.SECONDS),
                    Map.entry("secs", Unit.SECONDS),
                    Map.entry("second", Unit.SECONDS),
                    Map.entry("seconds", Unit.SECONDS),
                    Map.entry("mins", Unit.MINUTES),
                    Map.entry("minute", Unit.MINUTES),
                    Map.entry("minutes", Unit.MINUTES),
                    Map.entry("hr", Unit.HOURS),
                    Map.entry("hrs", Unit.HOURS),
                    Map.entry("hour", Unit.HOURS),
                    Map.entry("hours", Unit.HOURS),
                    Map.entry("day", Unit.DAYS),
                    Map.entry("days", Unit.DAYS),
                    Map.entry("gram", Unit.GRAMS),
                    Map.entry("grams", Unit.GRAMS),
                    Map.entry("tonne", Unit.TONNES),
                    Map.entry("tonnes", Unit.TONNES),
                    Map.entry("mb", Unit.MEBIBYTES),
                    Map.entry("gb", Unit.GIBIBYTES),
                    Map.entry("tb", Unit.TEBIBYTES),
                    Map.entry("c", Unit.DEGREES_CELSIUS),
                    Map.entry("\u00B0c", Unit.DEGREES_CELSIUS),
                    Map.entry("celsius", Unit.DEGREES_CELSIUS),
                    Map.entry("$", Unit.USD),
                    Map.entry("dollars", Unit.USD),
                    Map.entry("\u20AC", Unit.EUR),
                    Map.entry("euro", Unit.EUR),
                    Map.entry("euros", Unit.EUR),
                    Map.entry("\u00A3", Unit.GBP),
                    Map.entry("\u00A5", Unit.JPY));

    private final Tokens tokens;
    private final Problems problems;

    Units(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /// What follows a number, and the index of the first token behind it.
    sealed interface Read {
        int next();
    }

    /// No unit.
    record Plain(int next) implements Read {}

    /// A unit, or a word that was most likely meant as this one.
    record WithUnit(Unit unit, int next) implements Read {}

    /// @param at index of the number's last token
    Read read(List<CommonToken> raw, int at, Span number) {
        int next = at + 1;
        if (next >= raw.size() || !tokens.sameLine(raw.get(at), raw.get(next))) {
            return new Plain(next);
        }
        CommonToken word = raw.get(next);
        if (word.getType() == PERCENT) {
            return new WithUnit(Unit.PERCENT, next + 1);
        }
        if (!Words.isWord(word)) {
            return new Plain(next);
        }
        if (next + 2 < raw.size()
                && raw.get(next + 1).getType() == SLASH
                && Words.isWord(raw.get(next + 2))) {
            Optional<Read> compound = compound(raw, next);
            if (compound.isPresent()) {
                return compound.get();
            }
        }
        return single(word, next, number);
    }

    /// `g/kWh`, also with spaces within or other letters.
    private Optional<Read> compound(List<CommonToken> raw, int at) {
        CommonToken over = raw.get(at);
        CommonToken under = raw.get(at + 2);
        String full = tokens.text(over) + "/" + tokens.text(under);
        boolean tight = tokens.touch(over, raw.get(at + 1)) && tokens.touch(raw.get(at + 1), under);
        Span span = tokens.span(over, under);
        Optional<Unit> exact = Unit.of(full);
        if (exact.isPresent() && tight) {
            return Optional.of(new WithUnit(exact.get(), at + 3));
        }
        Optional<Unit> meant = exact.or(() -> tight ? nearCompound(over, full) : sameLetters(full));
        meant.ifPresent(unit -> {
            String message =
                    exact.isPresent()
                            ? "a unit is written without spaces"
                            : "unknown unit `" + Found.shown(full) + "`";
            problems.add(
                    Diagnostic.error(Code.H003, span, message)
                            .help(
                                    "did you mean `" + unit.spelling() + "`?",
                                    span,
                                    unit.spelling()));
        });
        return meant.map(unit -> new WithUnit(unit, at + 3));
    }

    private static Optional<Unit> sameLetters(String full) {
        return Unit.spellings().stream()
                .filter(full::equalsIgnoreCase)
                .findFirst()
                .flatMap(Unit::of);
    }

    /// The compound unit that a tight `a/b` was meant as. What a known unit is divided by may be a
    /// name all the same, so that only a word close to a unit counts then.
    private Optional<Unit> nearCompound(CommonToken over, String full) {
        List<String> compounds =
                Unit.spellings().stream().filter(unit -> unit.contains("/")).toList();
        String first = tokens.text(over);
        String known =
                Optional.ofNullable(ALIASES.get(first.toLowerCase(Locale.ROOT)))
                        .map(Unit::spelling)
                        .orElse(first);
        return Nearest.to(known + full.substring(first.length()), compounds).flatMap(Unit::of);
    }

    private Read single(CommonToken word, int at, Span number) {
        String written = tokens.text(word);
        Optional<Unit> exact = Unit.of(written);
        if (exact.isPresent()) {
            return new WithUnit(exact.get(), at + 1);
        }
        boolean touches = number.end() == word.getStartIndex();
        Optional<Unit> meant = meant(written);
        if ((meant.isEmpty() && !touches)
                || (meant.isPresent() && !touches && isWord(written, meant.get()))) {
            return new Plain(at);
        }
        Span span = tokens.span(word);
        Diagnostic told =
                Diagnostic.error(Code.H003, span, "unknown unit `" + Found.shown(written) + "`");
        problems.add(
                meant.map(unit ->
                                told.help(
                                        "did you mean `" + unit.spelling() + "`?",
                                        span,
                                        unit.spelling()))
                        .orElseGet(() ->
                                written.matches("[eE][0-9]+|_[0-9_]+")
                                        ? told.note("numbers have neither exponents nor `_`")
                                        : told.help("put a space before a word that is no unit")));
        return meant.<Read>map(unit -> new WithUnit(unit, at + 1)).orElse(new Plain(at + 1));
    }

    private static Optional<Unit> meant(String written) {
        return Optional.ofNullable(ALIASES.get(written.toLowerCase(Locale.ROOT)))
                .or(() -> sameLetters(written))
                .or(() -> Nearest.to(written, Unit.spellings()).flatMap(Unit::of))
                .or(() -> Nearest.to(written, ALIASES.keySet()).map(ALIASES::get));
    }

    /// That it is rather a word of the language, perhaps a misspelt one.
    private static boolean isWord(String written, Unit unit) {
        if (ALIASES.containsKey(written.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return Words.type(written).isPresent()
                || Words.near(written)
                        .filter(word ->
                                Nearest.edits(written, word)
                                        <= Nearest.edits(written, unit.spelling()))
                        .isPresent();
    }
}
