package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Makes one token of a number and its unit, and of dates, times and zones; tells of those that are
/// malformed or misspelt and reads them as what was most likely meant.
final class Numbers {
    /// More digits than any quantity needs; it keeps arithmetic on numbers cheap.
    private static final int MOST_DIGITS = 18;

    private final Tokens tokens;
    private final Problems problems;
    private final List<CommonToken> raw;
    private final Units units;
    private final List<CommonToken> joined = new ArrayList<>();
    private int at;

    Numbers(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.raw = tokens.all();
        this.units = new Units(tokens, problems);
    }

    List<CommonToken> joined() {
        while (at < raw.size()) {
            switch (type(0)) {
                case NUMBER -> number();
                case CLOCK -> clock();
                case DATE -> date(raw.get(at));
                case DOT -> dot();
                default -> joined.add(raw.get(at++));
            }
        }
        return joined;
    }

    private void dot() {
        CommonToken dot = raw.get(at);
        boolean begins =
                type(1) == NUMBER
                        && touches(1)
                        && (joined.isEmpty() || !tokens.touch(joined.getLast(), dot));
        if (!begins) {
            joined.add(raw.get(at++));
            return;
        }
        Span span = tokens.span(dot, raw.get(at + 1));
        problems.add(
                Diagnostic.error(Code.H004, span, "a number begins with a digit")
                        .help("write `0" + span.text() + "`", span, "0" + span.text()));
        at++;
        measured(dot, "0" + span.text());
    }

    private void number() {
        CommonToken first = raw.get(at);
        if (type(1) == COLON && touches(1) && type(2) == NUMBER && touches(2)) {
            at += 2;
            malformed(first, CLOCK, "times are written with two digits each, such as `07:30`");
        } else if (type(1) == MINUS && type(3) == MINUS && isDashedDate()) {
            at += 4;
            malformed(first, DATE, "dates are written year, month, day, such as `2026-01-05`");
        } else if (type(1) == DOT && touches(1) && !(touches(2) && type(2) == ID)) {
            dotted(first);
        } else {
            String number = tokens.text(first);
            if (number.length() > MOST_DIGITS + 1) {
                problems.add(
                        Diagnostic.error(
                                Code.H004,
                                tokens.span(first),
                                "a number has at most " + MOST_DIGITS + " digits"));
            }
            measured(first, number);
        }
    }

    private boolean isDashedDate() {
        return type(2) == NUMBER
                && type(4) == NUMBER
                && touches(1)
                && touches(2)
                && touches(3)
                && touches(4);
    }

    /// `5.` and `1.2.3`.
    private void dotted(CommonToken first) {
        while (type(1) == DOT && touches(1)) {
            at += type(2) == NUMBER && touches(2) ? 2 : 1;
        }
        Span span = tokens.span(first, raw.get(at));
        problems.add(
                Diagnostic.error(
                                Code.H004,
                                span,
                                "`" + Found.shown(span.text()) + "` is not a number")
                        .help("a number has digits, and one `.` with digits on both sides"));
        measured(first, tokens.text(first));
    }

    /// The number that ends here, with the unit that follows.
    private void measured(CommonToken first, String number) {
        CommonToken last = raw.get(at);
        String text = number.length() > MOST_DIGITS + 1 ? "0" : number;
        Units.Read read = units.read(raw, at, tokens.span(first, last));
        at = read.next();
        switch (read) {
            case Units.Plain _ -> joined.add(Tokens.join(first, last, NUMBER));
            case Units.WithUnit(Unit unit, int next) ->
                    joined.add(new Measured(first, raw.get(next - 1), text, unit));
        }
    }

    private void clock() {
        CommonToken first = raw.get(at);
        if (touches(1) && Set.of(COLON, NUMBER).contains(type(1))) {
            while (touches(1) && Set.of(COLON, NUMBER).contains(type(1))) {
                at++;
            }
            malformed(first, CLOCK, "times are written in hours and minutes, such as `07:30`");
            return;
        }
        try {
            LocalTime.parse(tokens.text(first));
        } catch (DateTimeException _) {
            Diagnostic told =
                    Diagnostic.error(
                            Code.H005,
                            tokens.span(first),
                            "there is no time `" + tokens.text(first) + "`");
            problems.add(
                    tokens.text(first).equals("24:00")
                            ? told.help("midnight is `00:00`", tokens.span(first), "00:00")
                            : told.help("times go from `00:00` to `23:59`"));
        }
        joined.add(first);
        at++;
        zone();
    }

    private void date(CommonToken token) {
        try {
            LocalDate.parse(tokens.text(token));
        } catch (DateTimeException _) {
            problems.add(
                    Diagnostic.error(
                                    Code.H005,
                                    tokens.span(token),
                                    "there is no date `" + tokens.text(token) + "`")
                            .help("dates are written year, month, day, such as `2026-01-05`"));
        }
        joined.add(token);
        at++;
    }

    /// From `first` to here: not a date or time, but meant as one.
    private void malformed(CommonToken first, int type, String help) {
        CommonToken last = raw.get(at++);
        Span span = tokens.span(first, last);
        problems.add(
                Diagnostic.error(
                                Code.H005,
                                span,
                                "`"
                                        + Found.shown(span.text())
                                        + (type == DATE ? "` is not a date" : "` is not a time"))
                        .help(help));
        joined.add(Tokens.join(first, last, type));
        if (type == CLOCK) {
            zone();
        }
    }

    /// `UTC`, or words with slashes, behind a time.
    private void zone() {
        while (type(0) == COMMENT) {
            joined.add(raw.get(at++));
        }
        if (at >= raw.size() || !Words.isWord(raw.get(at))) {
            return;
        }
        CommonToken first = raw.get(at);
        int last = at;
        while (last + 2 < raw.size()
                && raw.get(last + 1).getType() == SLASH
                && tokens.touch(raw.get(last), raw.get(last + 1))
                && tokens.touch(raw.get(last + 1), raw.get(last + 2))
                && Words.isWord(raw.get(last + 2))) {
            last += 2;
        }
        if (last == at && !tokens.text(first).equals("UTC")) {
            return;
        }
        Span span = tokens.span(first, raw.get(last));
        if (!ZoneId.getAvailableZoneIds().contains(span.text())) {
            Diagnostic told =
                    Diagnostic.error(
                            Code.H005,
                            span,
                            "there is no time zone `" + Found.shown(span.text()) + "`");
            problems.add(
                    Nearest.to(span.text(), ZoneId.getAvailableZoneIds())
                            .map(zone -> told.help("did you mean `" + zone + "`?", span, zone))
                            .orElse(told.help("zones are named such as `Europe/Berlin` or `UTC`")));
        }
        joined.add(Tokens.join(first, raw.get(last), ZONE));
        at = last + 1;
    }

    private int type(int ahead) {
        return at + ahead < raw.size() ? raw.get(at + ahead).getType() : Token.EOF;
    }

    /// The token that many ahead follows the one before it without a space.
    private boolean touches(int ahead) {
        return at + ahead < raw.size()
                && tokens.touch(raw.get(at + ahead - 1), raw.get(at + ahead));
    }
}
