package io.heliotrope.connectors.llama;

import io.heliotrope.connectors.install.ModelFile;
import io.heliotrope.connectors.install.Platform;
import io.heliotrope.connectors.llama.LlamaContext.Generation;
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
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Text generation by llama.cpp inside this process, on models that the project makes itself.
///
/// Reads plain text or `{"prompt": "...", "max_tokens": n}` and answers `{"model", "text", "usage":
/// {"prompt_tokens", "completion_tokens"}}`. It generates exactly as many tokens as are asked for.
///
/// Every slot has a context of its own for each model, so answers do not depend on what runs
/// beside. Two things are the binding's: a context takes some 27 MB, most of it a table of
/// llama.cpp's, and [#close] does not give them back, so open an engine once for the life of the
/// process; and its native threads keep the process up until `System.exit`, closed or not.
public final class LlamaEngine implements Engine {

    /// What to run. `folder` takes the model files and the native library and may be shared by
    /// processes; `slots` is in 1..64 and counts for all models together.
    public record Settings(Path folder, List<TinyLlama> models, int slots, EngineLimits limits) {

        private static final int MAX_SLOTS = 64;

        public Settings {
            models = List.copyOf(models);
            if (models.isEmpty()) {
                throw new IllegalArgumentException("the llama engine needs at least one model");
            }
            Set<String> names = new HashSet<>();
            models.forEach(model -> names.add(model.name()));
            if (names.size() < models.size()) {
                throw new IllegalArgumentException("two models have the same name: " + models);
            }
            if (slots < 1 || slots > MAX_SLOTS) {
                throw new IllegalArgumentException("slots must be in 1..64, was " + slots);
            }
        }
    }

    private record Loaded(TinyLlama model, Digest digest, Queue<LlamaContext> idle) {}

    private static final String NAME = "llama";

    private final Settings settings;
    private final LongSupplier nanoClock;
    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Loaded> models;
    private final Semaphore permits;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LlamaEngine(Settings settings, LongSupplier nanoClock, Map<String, Loaded> models) {
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.models = models;
        this.permits = new Semaphore(settings.slots(), true);
    }

    /// Writes the models, loads them for every slot and warms them up; takes some hundred
    /// milliseconds. `nanoClock` measures durations, as `System::nanoTime` does.
    public static EngineStart start(Settings settings, LongSupplier nanoClock)
            throws InterruptedException {
        return start(settings, nanoClock, Platform.current());
    }

    static EngineStart start(Settings settings, LongSupplier nanoClock, Platform platform)
            throws InterruptedException {
        Optional<String> problem = LlamaNative.load(settings.folder(), platform);
        if (problem.isPresent()) {
            return new EngineStart.Unavailable(NAME, problem.get());
        }
        Map<String, Loaded> models = new TreeMap<>();
        try {
            for (TinyLlama model : settings.models()) {
                byte[] content = GgufWriter.write(model);
                Loaded loaded =
                        new Loaded(model, Digest.of(content), new ConcurrentLinkedQueue<>());
                models.put(model.name(), loaded);
                open(loaded, content, settings);
            }
            LlamaEngine engine = new LlamaEngine(settings, nanoClock, Map.copyOf(models));
            models.clear();
            return new EngineStart.Started(engine);
        } catch (IOException e) {
            return new EngineStart.Unavailable(
                    NAME,
                    "its folder "
                            + settings.folder()
                            + " cannot be written ("
                            + e
                            + "); name one that can");
        } catch (LlamaFailedException e) {
            return new EngineStart.Unavailable(NAME, e.problem());
        } finally {
            close(models);
        }
    }

    private static void open(Loaded loaded, byte[] content, Settings settings)
            throws IOException, InterruptedException, LlamaFailedException {
        TinyLlama model = loaded.model();
        Path file = ModelFile.install(settings.folder(), model.name(), "gguf", content);
        for (int i = 0; i < settings.slots(); i++) {
            loaded.idle().add(LlamaContext.open(file, model.contextTokens()));
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
        return Optional.ofNullable(models.get(model)).map(Loaded::digest);
    }

    @Override
    public int slots() {
        return settings.slots();
    }

    @Override
    public InferenceResult infer(InferenceRequest request, TokenListener listener)
            throws InterruptedException {
        long startNanos = nanoClock.getAsLong();
        Loaded loaded = models.get(request.model());
        if (loaded == null) {
            return new Failed(
                    FailureReason.UNKNOWN_MODEL,
                    "the llama engine has the models "
                            + new TreeSet<>(models.keySet())
                            + ", not '"
                            + request.model()
                            + "'");
        }
        EngineLimits limits = settings.limits();
        int bytes = request.input().remaining();
        if (bytes > limits.maxInputBytes()) {
            return new Failed(
                    FailureReason.INPUT_TOO_LONG,
                    "the payload has " + bytes + " bytes, at most " + limits.maxInputBytes());
        }
        if (request.maxTokens() > limits.maxOutputTokens()) {
            return new Failed(
                    FailureReason.TOO_MANY_TOKENS,
                    "the request asks for "
                            + request.maxTokens()
                            + " output tokens, at most "
                            + limits.maxOutputTokens());
        }
        return switch (Prompt.read(request.input(), request.maxTokens(), mapper)) {
            case Prompt.Malformed(String problem) ->
                    new Failed(FailureReason.MALFORMED_INPUT, problem);
            case Prompt.Ready prompt ->
                    runInSlot(loaded, prompt, seed(request.seed()), listener, startNanos);
        };
    }

    private InferenceResult runInSlot(
            Loaded loaded, Prompt.Ready prompt, int seed, TokenListener listener, long startNanos)
            throws InterruptedException {
        permits.acquire();
        try {
            if (closed.get()) {
                return closedFailure();
            }
            LlamaContext context = loaded.idle().remove();
            try {
                return run(loaded.model(), context, prompt, seed, listener, startNanos);
            } finally {
                loaded.idle().add(context);
            }
        } catch (LlamaFailedException e) {
            return new Failed(FailureReason.ENGINE_ERROR, e.problem());
        } finally {
            permits.release();
        }
    }

    private InferenceResult run(
            TinyLlama model,
            LlamaContext context,
            Prompt.Ready prompt,
            int seed,
            TokenListener listener,
            long startNanos)
            throws InterruptedException, LlamaFailedException {
        int promptTokens = context.count(prompt.text());
        if (promptTokens + prompt.maxTokens() > model.contextTokens()) {
            return new Failed(
                    FailureReason.INPUT_TOO_LONG,
                    "the prompt has "
                            + promptTokens
                            + " tokens; with "
                            + prompt.maxTokens()
                            + " of output that is more than the "
                            + model.contextTokens()
                            + " of model '"
                            + model.name()
                            + "'");
        }
        Generation generation =
                context.generate(
                        prompt.text(),
                        prompt.maxTokens(),
                        seed,
                        listener,
                        () -> !closed.get(),
                        nanoClock);
        long endNanos = nanoClock.getAsLong();
        if (!generation.complete()) {
            return closedFailure();
        }
        return new Completed(
                new Completion(
                        answer(model, promptTokens, generation),
                        "application/json",
                        promptTokens,
                        generation.tokens(),
                        Duration.ofNanos(generation.firstTokenNanos() - startNanos),
                        Duration.ofNanos(endNanos - startNanos)));
    }

    private ByteBuffer answer(TinyLlama model, int promptTokens, Generation generation) {
        ObjectNode answer = mapper.createObjectNode();
        answer.put("model", model.name()).put("text", generation.text());
        answer.putObject("usage")
                .put("prompt_tokens", promptTokens)
                .put("completion_tokens", generation.tokens());
        return ByteBuffer.wrap(mapper.writeValueAsBytes(answer));
    }

    private static Failed closedFailure() {
        return new Failed(FailureReason.ENGINE_CLOSED, "the llama engine was closed");
    }

    /// llama.cpp takes 32 bits and reads all ones as "any".
    private static int seed(long seed) {
        return Long.hashCode(seed) & Integer.MAX_VALUE;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        permits.acquireUninterruptibly(settings.slots());
        try {
            close(models);
        } finally {
            permits.release(settings.slots());
        }
    }

    private static void close(Map<String, Loaded> models) {
        models.values().forEach(loaded -> loaded.idle().forEach(LlamaContext::close));
    }
}
