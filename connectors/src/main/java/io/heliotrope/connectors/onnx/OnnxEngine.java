package io.heliotrope.connectors.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.heliotrope.connectors.install.ModelFile;
import io.heliotrope.connectors.install.Platform;
import io.heliotrope.model.Digest;
import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineLimits;
import io.heliotrope.workers.engine.EngineStart;
import io.heliotrope.workers.engine.FailureReason;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.InferenceResult.Completed;
import io.heliotrope.workers.engine.InferenceResult.Failed;
import io.heliotrope.workers.engine.TokenListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Classification of texts by ONNX Runtime inside this process, on models that the project makes
/// itself.
///
/// Reads plain text, an array of strings, or `{"input": ...}` with either, and answers `{"model",
/// "results": [{"label", "probabilities": {label: p}}], "usage"}` with one result for each text, in
/// order. Words count as prompt tokens; there are no output tokens to listen to.
///
/// All slots share one session for each model, which computes on the calling thread.
public final class OnnxEngine implements Engine {

    /// What to run. `folder` takes the model files and the native libraries and may be shared by
    /// processes; `slots` is in 1..64 and counts for all models together; `maxBatch`, in 1..4,096,
    /// bounds the texts of one request.
    public record Settings(
            Path folder,
            List<TinyClassifier> models,
            int slots,
            int maxBatch,
            EngineLimits limits) {

        private static final int MAX_SLOTS = 64;
        private static final int MAX_BATCH = 4096;

        public Settings {
            models = List.copyOf(models);
            if (models.isEmpty()) {
                throw new IllegalArgumentException("the onnx engine needs at least one model");
            }
            Set<String> names = new HashSet<>();
            models.forEach(model -> names.add(model.name()));
            if (names.size() < models.size()) {
                throw new IllegalArgumentException("two models have the same name: " + models);
            }
            if (slots < 1 || slots > MAX_SLOTS) {
                throw new IllegalArgumentException("slots must be in 1..64, was " + slots);
            }
            if (maxBatch < 1 || maxBatch > MAX_BATCH) {
                throw new IllegalArgumentException("maxBatch must be in 1..4096, was " + maxBatch);
            }
        }
    }

    private static final String NAME = "onnx";

    private final Settings settings;
    private final LongSupplier nanoClock;
    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, ClassifierSession> models;
    private final Map<String, Digest> digests;
    private final Semaphore permits;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxEngine(
            Settings settings,
            LongSupplier nanoClock,
            Map<String, ClassifierSession> models,
            Map<String, Digest> digests) {
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.models = models;
        this.digests = digests;
        this.permits = new Semaphore(settings.slots(), true);
    }

    /// Writes the models, loads them and runs each once; takes some hundred milliseconds.
    /// `nanoClock` measures durations, as `System::nanoTime` does.
    public static EngineStart start(Settings settings, LongSupplier nanoClock) {
        return start(settings, nanoClock, Platform.current());
    }

    static EngineStart start(Settings settings, LongSupplier nanoClock, Platform platform) {
        Optional<String> problem = OnnxNative.load(settings.folder(), platform);
        if (problem.isPresent()) {
            return new EngineStart.Unavailable(NAME, problem.get());
        }
        Map<String, ClassifierSession> models = new TreeMap<>();
        Map<String, Digest> digests = new TreeMap<>();
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(
                            OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "heliotrope");
            for (TinyClassifier model : settings.models()) {
                byte[] content = OnnxModelWriter.write(model);
                digests.put(model.name(), Digest.of(content));
                Path file = ModelFile.install(settings.folder(), model.name(), "onnx", content);
                ClassifierSession session = ClassifierSession.open(environment, file, model);
                models.put(model.name(), session);
                session.classify(List.of("warm"));
            }
            return new EngineStart.Started(new OnnxEngine(settings, nanoClock, models, digests));
        } catch (IOException e) {
            models.values().forEach(ClassifierSession::close);
            return new EngineStart.Unavailable(
                    NAME,
                    "its folder "
                            + settings.folder()
                            + " cannot be written ("
                            + e
                            + "); name one that can");
        } catch (OrtException e) {
            models.values().forEach(ClassifierSession::close);
            return new EngineStart.Unavailable(NAME, "ONNX Runtime: " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> models() {
        return Set.copyOf(models.keySet());
    }

    @Override
    public Optional<Digest> digest(String model) {
        return Optional.ofNullable(digests.get(model));
    }

    @Override
    public int slots() {
        return settings.slots();
    }

    @Override
    public InferenceResult infer(InferenceRequest request, TokenListener listener)
            throws InterruptedException {
        long startNanos = nanoClock.getAsLong();
        ClassifierSession session = models.get(request.model());
        if (session == null) {
            return new Failed(
                    FailureReason.UNKNOWN_MODEL,
                    "the onnx engine has the models "
                            + models.keySet()
                            + ", not '"
                            + request.model()
                            + "'");
        }
        int bytes = request.input().remaining();
        int maxBytes = settings.limits().maxInputBytes();
        if (bytes > maxBytes) {
            return new Failed(
                    FailureReason.INPUT_TOO_LONG,
                    "the payload has " + bytes + " bytes, at most " + maxBytes);
        }
        return switch (Texts.read(request.input(), mapper)) {
            case Texts.Malformed(String problem) ->
                    new Failed(FailureReason.MALFORMED_INPUT, problem);
            case Texts.Batch(List<String> texts) when texts.size() > settings.maxBatch() ->
                    new Failed(
                            FailureReason.INPUT_TOO_LONG,
                            "the payload has "
                                    + texts.size()
                                    + " texts, at most "
                                    + settings.maxBatch());
            case Texts.Batch(List<String> texts) -> runInSlot(session, texts, startNanos);
        };
    }

    private InferenceResult runInSlot(
            ClassifierSession session, List<String> texts, long startNanos)
            throws InterruptedException {
        permits.acquire();
        try {
            if (closed.get()) {
                return new Failed(FailureReason.ENGINE_CLOSED, "the onnx engine was closed");
            }
            ClassifierSession.Classified classified = session.classify(texts);
            Duration total = Duration.ofNanos(nanoClock.getAsLong() - startNanos);
            return new Completed(
                    new Completion(
                            answer(session.model(), classified),
                            "application/json",
                            classified.words(),
                            0,
                            total,
                            total));
        } catch (OrtException e) {
            return new Failed(FailureReason.ENGINE_ERROR, "ONNX Runtime: " + e.getMessage());
        } finally {
            permits.release();
        }
    }

    private ByteBuffer answer(TinyClassifier model, ClassifierSession.Classified classified) {
        ObjectNode answer = mapper.createObjectNode();
        answer.put("model", model.name());
        ArrayNode results = answer.putArray("results");
        for (List<Float> row : classified.probabilities()) {
            ObjectNode result = results.addObject();
            int best = 0;
            for (int i = 1; i < row.size(); i++) {
                best = row.get(i) > row.get(best) ? i : best;
            }
            result.put("label", model.labels().get(best));
            ObjectNode probabilities = result.putObject("probabilities");
            for (int i = 0; i < row.size(); i++) {
                probabilities.put(model.labels().get(i), row.get(i));
            }
        }
        answer.putObject("usage")
                .put("prompt_tokens", classified.words())
                .put("completion_tokens", 0);
        return ByteBuffer.wrap(mapper.writeValueAsBytes(answer));
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        permits.acquireUninterruptibly(settings.slots());
        try {
            models.values().forEach(ClassifierSession::close);
        } finally {
            permits.release(settings.slots());
        }
    }
}
