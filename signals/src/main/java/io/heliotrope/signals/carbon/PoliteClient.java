package io.heliotrope.signals.carbon;

import io.heliotrope.signals.carbon.PoliteClient.Answer.Body;
import io.heliotrope.signals.carbon.PoliteClient.Answer.None;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Asks one provider: retries what may pass, remembers what will not, never waits long.
///
/// Redirects are not followed, since they would carry the key to another host. Safe from any
/// thread.
final class PoliteClient {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration RATE_LIMIT_PAUSE = Duration.ofMinutes(1);
    private static final String WISH = "X-Wished-Pause";
    private static final String WHOLE_HOST = "";
    private static final int MOST_REMEMBERED = 2_000;
    private static final int SECONDS_DIGITS = 9;
    private static final int LONGEST_DETAIL = 200;

    private final OkHttpClient http;
    private final ApiKey key;
    private final ElectricityMapsSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Pause pause;
    private final ConcurrentHashMap<String, None> remembered = new ConcurrentHashMap<>();

    PoliteClient(
            OkHttpClient http,
            ApiKey key,
            ElectricityMapsSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Pause pause) {
        this.http =
                http.newBuilder()
                        .connectTimeout(settings.connect())
                        .readTimeout(settings.call())
                        .callTimeout(settings.call())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(PoliteClient::hideRetryAfter)
                        .build();
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.pause = pause;
    }

    /// OkHttp repeats a 503 with `Retry-After: 0` by itself and throws on a number that is too
    /// long: under another name the wish is ours alone.
    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wish = response.header("Retry-After");
        return wish == null
                ? response
                : response.newBuilder().removeHeader("Retry-After").header(WISH, wish).build();
    }

    /// A text, or why there is none.
    sealed interface Answer {
        record Body(String text) implements Answer {}

        /// `again` when the next attempt may succeed, after `delay` if that is positive; `hostWide`
        /// when it holds for all questions to the provider.
        record None(
                Outage why,
                String detail,
                Instant notBefore,
                boolean again,
                Duration delay,
                boolean hostWide)
                implements Answer {}
    }

    /// Blocks for at most the attempts' calls and the pauses between them.
    Answer get(HttpUrl url) {
        Optional<None> known = known(url);
        if (known.isPresent()) {
            return known.get();
        }
        Duration last = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            Answer answer = attempt(url);
            if (!(answer instanceof None none)) {
                return answer;
            }
            if (!none.again()
                    || attempt >= settings.attempts()
                    || none.delay().compareTo(settings.longestPause()) > 0) {
                Instant now = clock.instant();
                return remember(up(none, now), url, now);
            }
            last = none.delay().isPositive() ? none.delay() : jittered(last);
            try {
                pause.of(last);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return none;
            }
        }
    }

    /// Decorrelated jitter: between the first pause and three times the last one.
    private Duration jittered(Duration last) {
        long from = FIRST_PAUSE.toMillis();
        long next = random.nextLong(from, Math.max(from + 1, 3 * last.toMillis()));
        return Duration.ofMillis(Math.min(next, settings.longestPause().toMillis()));
    }

    private Optional<None> known(HttpUrl url) {
        Instant now = clock.instant();
        for (String scope : new String[] {WHOLE_HOST, url.toString()}) {
            None none = remembered.get(scope);
            if (none != null && now.isBefore(none.notBefore())) {
                return Optional.of(none);
            }
        }
        return Optional.empty();
    }

    /// The last attempt failed: from when on is another question worth it?
    private static None up(None none, Instant now) {
        boolean isLimited = none.why() == Outage.RATE_LIMITED && none.delay().isZero();
        Duration delay = isLimited ? RATE_LIMIT_PAUSE : none.delay();
        return delay.isZero()
                ? none
                : new None(
                        none.why(),
                        none.detail(),
                        now.plus(delay),
                        none.again(),
                        delay,
                        none.hostWide());
    }

    private None remember(None none, HttpUrl url, Instant now) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.values().removeIf(old -> !now.isBefore(old.notBefore()));
        }
        if (none.notBefore().isAfter(now) && remembered.size() < MOST_REMEMBERED) {
            remembered.put(none.hostWide() ? WHOLE_HOST : url.toString(), none);
        }
        return none;
    }

    private Answer attempt(HttpUrl url) {
        Request request =
                new Request.Builder()
                        .url(url)
                        .header("auth-token", key.secret())
                        .header("Accept", "application/json")
                        .build();
        try (Response response = http.newCall(request).execute()) {
            String text = text(response.body().source());
            if (text == null) {
                return none(
                        Outage.MALFORMED,
                        "a body of more than " + settings.bodyBytes() + " bytes",
                        false);
            }
            return response.code() == 200 ? new Body(text) : refused(response, text);
        } catch (InterruptedIOException late) {
            boolean isInterrupted = Thread.currentThread().isInterrupted();
            return none(Outage.TIMED_OUT, "no answer within " + settings.call(), !isInterrupted);
        } catch (IOException failure) {
            return none(Outage.UNAVAILABLE, failure.toString(), true);
        }
    }

    private @Nullable String text(BufferedSource source) throws IOException {
        source.request(settings.bodyBytes() + 1);
        Buffer buffer = source.getBuffer();
        return buffer.size() > settings.bodyBytes() ? null : buffer.readUtf8();
    }

    private None refused(Response response, String body) {
        int code = response.code();
        String detail = "HTTP " + code + ": " + body;
        if (code == 429) {
            return later(Outage.RATE_LIMITED, detail, response);
        }
        if (code == 408 || code == 425 || code >= 500) {
            return later(Outage.UNAVAILABLE, detail, response);
        }
        Outage why = code == 403 ? Outage.NOT_ENTITLED : Outage.REFUSED;
        boolean isLasting = code == 401 || code == 403 || code == 404;
        Instant until = clock.instant().plus(isLasting ? settings.refusalMemory() : Duration.ZERO);
        return new None(why, clean(detail), until, false, Duration.ZERO, code == 401);
    }

    private None later(Outage why, String detail, Response response) {
        return new None(why, clean(detail), clock.instant(), true, retryAfter(response), true);
    }

    /// Seconds or an HTTP date, capped; zero when absent, past or garbled.
    private Duration retryAfter(Response response) {
        String header = response.header(WISH);
        String value = header == null ? "" : header.strip();
        Duration delay = Duration.ZERO;
        if (value.matches("\\d+")) {
            delay =
                    value.length() > SECONDS_DIGITS
                            ? settings.longestRetryAfter()
                            : Duration.ofSeconds(Long.parseLong(value));
        } else {
            Instant date = response.headers().getInstant(WISH);
            if (date != null) {
                delay = Duration.between(clock.instant(), date);
            }
        }
        if (delay.isNegative()) {
            return Duration.ZERO;
        }
        return delay.compareTo(settings.longestRetryAfter()) > 0
                ? settings.longestRetryAfter()
                : delay;
    }

    private None none(Outage why, String detail, boolean again) {
        return new None(why, clean(detail), clock.instant(), again, Duration.ZERO, false);
    }

    /// One short line, without the key.
    String clean(String detail) {
        String line = key.redact(detail).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_DETAIL ? line.substring(0, LONGEST_DETAIL) + "…" : line;
    }
}
