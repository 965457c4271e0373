package io.heliotrope.signals.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;

/// The header by which a provider asks for patience.
final class RetryAfter {
    private static final String HEADER = "Retry-After";
    private static final String WISH = "X-Wished-Pause";
    private static final int SECONDS_DIGITS = 9;

    private RetryAfter() {}

    /// OkHttp repeats a 503 with `Retry-After: 0` by itself and throws on a number that is too
    /// long: under another name the wish is ours alone. It may be of letters that no header has.
    static Response hide(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wish = response.header(HEADER);
        return wish == null
                ? response
                : response.newBuilder().headers(hidden(response.headers(), wish)).build();
    }

    private static Headers hidden(Headers headers, String wish) {
        return headers.newBuilder()
                .removeAll(HEADER)
                .removeAll(WISH)
                .addUnsafeNonAscii(WISH, wish)
                .build();
    }

    /// Seconds or an HTTP date, at most `longest`; zero when absent, past or garbled.
    static Duration of(Response response, Instant now, Duration longest) {
        String header = response.header(WISH);
        String value = header == null ? "" : header.strip();
        if (value.matches("\\d+")) {
            return value.length() > SECONDS_DIGITS
                    ? longest
                    : within(Duration.ofSeconds(Long.parseLong(value)), longest);
        }
        Instant date = response.headers().getInstant(WISH);
        return date == null ? Duration.ZERO : within(Duration.between(now, date), longest);
    }

    static Duration within(Duration delay, Duration longest) {
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
