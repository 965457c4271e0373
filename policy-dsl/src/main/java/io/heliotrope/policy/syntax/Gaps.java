package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// The gaps before all tokens of a text: at first those of one long line. One thread.
final class Gaps {
    /// Where lines are broken.
    static final int WIDTH = 100;

    /// What brackets may hold on one line: tables of tests and tiers read best so.
    static final int ROOMY = 120;

    private static final Set<Integer> CLOSE_TO_LAST = Set.of(COMMA, COLON, RPAREN, DOT);
    private static final Set<Integer> BREAKING = Set.of(AND, OR, EXCEPT, BECAUSE);

    private final Tokens tokens;
    private final List<Gap> gaps = new ArrayList<>();

    Gaps(Tokens tokens) {
        this.tokens = tokens;
        CommonToken last = null;
        for (CommonToken token : tokens.all()) {
            gaps.add(last == null ? Gap.NONE : plain(last, token));
            last = token.getType() == COMMENT ? last : token;
        }
    }

    private static Gap plain(Token last, Token token) {
        boolean close =
                CLOSE_TO_LAST.contains(token.getType())
                        || last.getType() == LPAREN
                        || last.getType() == DOT
                        || (token.getType() == LPAREN
                                && (last.getType() == MIN || last.getType() == MAX));
        return close ? Gap.NONE : Gap.SPACE;
    }

    Gap before(int index) {
        return gaps.get(index);
    }

    void set(Token token, Gap gap) {
        gaps.set(token.getTokenIndex(), gap);
    }

    /// Spaces more before `token`.
    void widen(Token token, int spaces) {
        set(token, before(token.getTokenIndex()).wider(Math.max(0, spaces)));
    }

    /// `token` on a line of its own, behind an empty one if there is one in the text.
    void line(Token token, int indent) {
        set(token, Gap.line(emptyBefore(token) ? 2 : 1, indent));
    }

    /// `token` on the very next line.
    void nextLine(Token token, int indent) {
        set(token, Gap.line(1, indent));
    }

    /// Where the lines of `context` may be broken when they get too long.
    void breakable(ParserRuleContext context, int indent) {
        int end = context.stop.getTokenIndex();
        for (int at = context.start.getTokenIndex() + 1; at <= end; at++) {
            Gap gap = gaps.get(at);
            boolean behindComma = visibleBefore(at).getType() == COMMA;
            if (gap.lines() == 0 && (behindComma || BREAKING.contains(type(at)))) {
                gaps.set(at, gap.breakable(indent));
            }
        }
    }

    /// How wide `context` is on one line, as far as gaps are set by now.
    int width(ParserRuleContext context) {
        return width(context.start, context.stop);
    }

    /// From the start of `first` to the end of `last`.
    int width(Token first, Token last) {
        int width = 0;
        for (int at = first.getTokenIndex(); at <= last.getTokenIndex(); at++) {
            if (type(at) != COMMENT) {
                width += at == first.getTokenIndex() ? 0 : gaps.get(at).columns();
                width += columns(text(at));
            }
        }
        return width;
    }

    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    /// As it is printed: a quantity has one space.
    String text(int index) {
        CommonToken token = tokens.all().get(index);
        return token instanceof Measured measured
                ? measured.number() + " " + measured.unit().spelling()
                : tokens.text(token).stripTrailing();
    }

    int type(int index) {
        return tokens.all().get(index).getType();
    }

    int size() {
        return gaps.size();
    }

    boolean hasComment(ParserRuleContext context) {
        for (int at = context.start.getTokenIndex(); at < context.stop.getTokenIndex(); at++) {
            if (type(at) == COMMENT) {
                return true;
            }
        }
        return false;
    }

    /// That comments stand between the token before this one and this one, on lines of their own.
    boolean hasCommentBefore(Token token) {
        int before = token.getTokenIndex() - 1;
        return before >= 0 && type(before) == COMMENT && !isTrailing(before);
    }

    /// That a comment stands on the line of what comes before it.
    boolean isTrailing(int comment) {
        return comment > 0
                && type(comment - 1) != COMMENT
                && tokens.sameLine(tokens.all().get(comment - 1), tokens.all().get(comment));
    }

    /// An empty line in the text between what ends before `token`, a comment behind it included,
    /// and what comes next.
    boolean emptyBefore(Token token) {
        int first = token.getTokenIndex();
        while (first > 0 && type(first - 1) == COMMENT && !isTrailing(first - 1)) {
            first--;
        }
        return isEmptyLineBefore(first);
    }

    boolean isEmptyLineBefore(int index) {
        if (index == 0) {
            return false;
        }
        String between =
                tokens.source()
                        .text()
                        .substring(
                                tokens.all().get(index - 1).getStopIndex() + 1,
                                tokens.all().get(index).getStartIndex());
        return between.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count()
                > 1;
    }

    private CommonToken visibleBefore(int index) {
        int before = index - 1;
        while (before > 0 && type(before) == COMMENT) {
            before--;
        }
        return tokens.all().get(before);
    }
}
