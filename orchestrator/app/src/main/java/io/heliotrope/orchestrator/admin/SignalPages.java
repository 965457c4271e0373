package io.heliotrope.orchestrator.admin;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.heliotrope.signals.archive.ArrowOutput;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.KnownSignals.Unread;
import io.heliotrope.signals.store.SignalQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of signals as an Arrow stream: `/signals.arrows`.
///
/// An answer that ends without its last chunk is not whole: the archive could not be read on.
public sealed interface SignalPages {
    /// Where this is asked for.
    String PATH = "/signals.arrows";

    /// Where there is no archive.
    static SignalPages none() {
        return None.NONE;
    }

    /// Out of `signals`, which is not closed by this.
    static SignalPages of(KnownSignals signals) {
        return new Archived(signals);
    }

    /// Answers one request.
    void answer(ServerRequest request, ServerResponse response);

    /// Where there is no archive.
    enum None implements SignalPages {
        NONE;

        @Override
        public void answer(ServerRequest request, ServerResponse response) {
            refuse(
                    response,
                    Status.NOT_FOUND_404,
                    "this process keeps no archive of signals: ask one that does");
        }
    }

    /// Answers from an archive, few requests at a time.
    final class Archived implements SignalPages {
        /// Each holds some megabytes while it is answered.
        static final int MOST_AT_ONCE = 4;

        private static final Logger LOG = LoggerFactory.getLogger(Archived.class);

        private final KnownSignals signals;
        private final Semaphore places = new Semaphore(MOST_AT_ONCE);

        private Archived(KnownSignals signals) {
            this.signals = signals;
        }

        @Override
        public void answer(ServerRequest request, ServerResponse response) {
            switch (SignalsRequest.of(parameters(request.query()))) {
                case SignalsRequest.Wrong(String message) ->
                        refuse(response, Status.BAD_REQUEST_400, message);
                case SignalsRequest.Asked(List<SignalQuery> queries) -> {
                    if (places.tryAcquire()) {
                        try {
                            stream(queries, response);
                        } finally {
                            places.release();
                        }
                    } else {
                        response.header(HeaderNames.RETRY_AFTER, "5");
                        refuse(
                                response,
                                Status.SERVICE_UNAVAILABLE_503,
                                MOST_AT_ONCE + " others are answered: ask again in some seconds");
                    }
                }
            }
        }

        private static Map<String, List<String>> parameters(UriQuery query) {
            Map<String, List<String>> parameters = new TreeMap<>();
            query.names().forEach(name -> parameters.put(name, query.all(name)));
            return parameters;
        }

        private void stream(List<SignalQuery> queries, ServerResponse response) {
            response.header(HeaderNames.CONTENT_TYPE, ArrowOutput.STREAM_TYPE);
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
            try (ArrowOutput out = ArrowOutput.stream(response.outputStream())) {
                for (SignalQuery query : queries) {
                    signals.read(query, out).unread().forEach(Archived::tell);
                }
                out.finish();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static void tell(Unread unread) {
            LOG.atWarn()
                    .addKeyValue("file", unread.what())
                    .addKeyValue("reason", unread.problem())
                    .log("archive of signals has a file that cannot be read");
        }
    }

    private static void refuse(ServerResponse response, Status status, String sentence) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send((sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
