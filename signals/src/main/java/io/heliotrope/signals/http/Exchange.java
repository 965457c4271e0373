package io.heliotrope.signals.http;

import io.heliotrope.signals.http.Answer.Body;
import io.heliotrope.signals.http.Answer.None;
import io.heliotrope.signals.http.Answer.Reach;
import io.heliotrope.signals.http.KeptBodies.Kept;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/// One request and its response.
///
/// Redirects are not followed, since they would carry the key to another host. Used by one thread
/// at a time.
final class Exchange {
    private static final int LONGEST_DETAIL = 200;
    private static final int LONGEST_EXCERPT = 1_000;

    private final OkHttpClient http;
    private final ClientSettings settings;
    private final Patience patience;
    private final InstantSource clock;
    private final KeptBodies kept = new KeptBodies();

    Exchange(OkHttpClient http, ClientSettings settings, Patience patience, InstantSource clock) {
        this.http =
                http.newBuilder()
                        .connectTimeout(settings.connect())
                        .readTimeout(settings.call())
                        .callTimeout(settings.call())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .addNetworkInterceptor(RetryAfter::hide)
                        .build();
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /// What came, how many bytes that were, and whether they are new.
    record Brought(Answer answer, long bytes, boolean isChanged) {}

    Brought call(HttpUrl url, Credential asker) {
        Optional<Kept> before = kept.of(url, asker);
        Request.Builder request =
                Signature.sign(url, asker)
                        .header("Accept", "application/json")
                        .header("User-Agent", "heliotrope");
        before.ifPresent(body -> request.header("If-None-Match", body.tag()));
        try (Response response = http.newCall(request.build()).execute()) {
            if (response.code() == 304 && before.isPresent()) {
                return new Brought(new Body(before.get().text()), 0, false);
            }
            return read(response, url, asker);
        } catch (IOException failure) {
            return new Brought(broken(failure, url, asker), 0, false);
        }
    }

    private None broken(IOException failure, HttpUrl url, Credential asker) {
        if (Thread.currentThread().isInterrupted()) {
            return none(Outage.UNAVAILABLE, "interrupted while asking", false, asker);
        }
        Outage why =
                failure instanceof InterruptedIOException ? Outage.TIMED_OUT : Outage.UNAVAILABLE;
        return none(why, NetworkTrouble.told(failure, url, settings), true, asker);
    }

    private Brought read(Response response, HttpUrl url, Credential asker) throws IOException {
        BufferedSource source = response.body().source();
        source.request(settings.bodyBytes() + 1);
        Buffer buffer = source.getBuffer();
        long bytes = buffer.size();
        if (response.code() != 200) {
            String text = buffer.readUtf8(Math.min(bytes, settings.bodyBytes()));
            return new Brought(refused(response, text, asker), bytes, true);
        }
        if (bytes > settings.bodyBytes()) {
            String detail = "a body of more than " + settings.bodyBytes() + " bytes";
            return new Brought(none(Outage.MALFORMED, detail, false, asker), bytes, true);
        }
        String text = buffer.readUtf8();
        String tag = response.header("ETag");
        if (tag != null && isSendable(tag)) {
            kept.keep(url, asker, new Kept(tag, text));
        }
        return new Brought(new Body(text), bytes, true);
    }

    /// Others are read from a response, but refused in a request.
    private static boolean isSendable(String header) {
        return header.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private None refused(Response response, String body, Credential asker) {
        int code = response.code();
        String detail = clean("HTTP " + code + ": " + told(response, body), asker);
        if (code == 429) {
            return later(Outage.RATE_LIMITED, detail, response, body);
        }
        if (code == 408 || code == 425 || code >= 500) {
            return later(Outage.UNAVAILABLE, detail, response, body);
        }
        Outage why = code == 403 ? Outage.NOT_ENTITLED : Outage.REFUSED;
        boolean isLasting = code == 401 || code == 403 || code == 404;
        Instant until = clock.instant().plus(isLasting ? settings.refusalMemory() : Duration.ZERO);
        return new None(
                why,
                detail,
                until,
                false,
                Duration.ZERO,
                code == 401 ? Reach.ASKER : Reach.QUESTION);
    }

    /// A redirect tells where it wanted to lead instead of a body that nobody reads.
    private static String told(Response response, String body) {
        String target = response.header("Location");
        return response.isRedirect() && target != null
                ? "a redirect to " + target + ", which is not followed"
                : body;
    }

    private None later(Outage why, String detail, Response response, String body) {
        Instant now = clock.instant();
        Duration delay = RetryAfter.of(response, now, settings.longestRetryAfter());
        if (delay.isZero()) {
            Duration asked = patience.asked(response.code(), body, now);
            delay = RetryAfter.within(asked, patience.longest(settings.longestRetryAfter()));
        }
        return new None(why, detail, now, true, delay, Reach.PROVIDER);
    }

    private None none(Outage why, String detail, boolean again, Credential asker) {
        return new None(
                why, clean(detail, asker), clock.instant(), again, Duration.ZERO, Reach.QUESTION);
    }

    /// One short line, without the secret.
    static String clean(String detail, Credential asker) {
        return line(detail, asker, LONGEST_DETAIL);
    }

    /// How a body begins, in one line without the secret; nothing of what answers a login.
    static String excerpt(String body, Credential asker) {
        return asker instanceof Credential.Basic
                ? "an answer to a login, " + body.length() + " characters"
                : line(body, asker, LONGEST_EXCERPT);
    }

    private static String line(String text, Credential asker, int longest) {
        String line = Signature.redact(text, asker).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > longest ? line.substring(0, longest) + "…" : line;
    }
}
