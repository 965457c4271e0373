package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// The tokens of one text, comments included. Built in passes, each a walk over all of them. One
/// thread.
final class Tokens {
    private final Source source;
    private List<CommonToken> all;

    private Tokens(Source source, List<CommonToken> all) {
        this.source = source;
        this.all = all;
    }

    /// Reads `source`; tells `problems` of signs, numbers and units that are not of the language
    /// and reads them as what was most likely meant.
    static Tokens of(Source source, Problems problems) {
        HelioLexer lexer = new HelioLexer(CharStreams.fromString(plain(source.text())));
        lexer.removeErrorListeners();
        List<CommonToken> raw = new ArrayList<>();
        for (Token token = lexer.nextToken();
                token.getType() != Token.EOF;
                token = lexer.nextToken()) {
            raw.add((CommonToken) token);
        }
        Tokens tokens = new Tokens(source, raw);
        tokens.all = new Signs(tokens, problems).mended();
        tokens.all = new Numbers(tokens, problems).joined();
        Words.settle(tokens);
        return tokens;
    }

    /// Without surrogates, so that a position in the lexer is an offset in the text.
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text);
        for (int at = 0; at < plain.length(); at++) {
            if (Character.isSurrogate(plain.charAt(at))) {
                plain.setCharAt(at, '\uFFFD');
            }
        }
        return plain.toString();
    }

    Source source() {
        return source;
    }

    /// All of them, in the order of the text.
    List<CommonToken> all() {
        return all;
    }

    /// All but comments.
    List<CommonToken> visible() {
        return all.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
    }

    Span span(Token token) {
        return source.span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span span(Token first, Token last) {
        return source.span(first.getStartIndex(), last.getStopIndex() + 1);
    }

    /// As written.
    String text(Token token) {
        return source.text().substring(token.getStartIndex(), token.getStopIndex() + 1);
    }

    /// A token of `type` from the start of `first` to the end of `last`.
    static CommonToken join(CommonToken first, CommonToken last, int type) {
        CommonToken joined = new CommonToken(first);
        joined.setType(type);
        joined.setStopIndex(last.getStopIndex());
        return joined;
    }

    /// Nothing between them.
    boolean touch(Token left, Token right) {
        return left.getStopIndex() + 1 == right.getStartIndex();
    }

    /// No line end between them.
    boolean sameLine(Token left, Token right) {
        return !hasLineEnd(left.getStopIndex() + 1, right.getStartIndex());
    }

    /// Only spaces before it in its line.
    boolean firstOnLine(Token token) {
        int at = token.getStartIndex() - 1;
        while (at >= 0 && (source.text().charAt(at) == ' ' || source.text().charAt(at) == '\t')) {
            at--;
        }
        return at < 0 || isLineEnd(source.text().charAt(at));
    }

    private boolean hasLineEnd(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isLineEnd(source.text().charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLineEnd(char sign) {
        return sign == '\n' || sign == '\r';
    }
}
