package io.heliotrope.connectors.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One model loaded once, for one inference at a time.
///
/// The binding runs each context on a native thread of its own, with one thread of computation.
/// Contexts are not shared between slots: the binding's waiting threads spin while another one's
/// token lies unfetched, which costs three times the processor time at four slots.
final class LlamaContext implements AutoCloseable {

    /// What one generation gave. `complete` is false when `goOn` stopped it.
    record Generation(String text, int tokens, long firstTokenNanos, boolean complete) {}

    /// Held while any context of this process reads more than one token at a time.
    ///
    /// llama.cpp b4916 hands out the work of such a matrix product through one counter that is
    /// static in the native library: two contexts that read their prompts at the same time would
    /// skip parts of it and answer wrongly. Generation, one token at a time, does not use it.
    private static final ReentrantLock READING = new ReentrantLock(true);

    /// Tokens of a prompt read at a time. On models this small, llama.cpp's own 512 takes half as
    /// much processor time again for a prompt of 1,000 tokens, and 13 MB more for each context.
    private static final int PROMPT_STEP = 64;

    private static final float TEMPERATURE = 1f;

    private final LlamaModel model;

    private LlamaContext(LlamaModel model) {
        this.model = model;
    }

    /// Loads the file and generates once, so that the native thread is known to run.
    ///
    /// @throws LlamaFailedException when llama.cpp does not take the file
    static LlamaContext open(Path file, int contextTokens)
            throws InterruptedException, LlamaFailedException {
        ModelParameters parameters =
                new ModelParameters()
                        .setModel(file.toString())
                        .setCtxSize(contextTokens)
                        .setParallel(1)
                        .setBatchSize(PROMPT_STEP)
                        .setUbatchSize(PROMPT_STEP)
                        .setThreads(1)
                        .setThreadsBatch(1)
                        .disableContextShift()
                        .disableLog();
        READING.lockInterruptibly();
        LlamaContext context;
        try {
            context = new LlamaContext(calling(() -> new LlamaModel(parameters)));
        } finally {
            READING.unlock();
        }
        context.generate("warm", 1, 0, TokenListener.NONE, () -> true, () -> 0);
        return context;
    }

    /// The tokens of `prompt` together with the one that begins every text.
    int count(String prompt) throws LlamaFailedException {
        return calling(() -> model.encode(prompt)).length + 1;
    }

    /// Generates exactly `maxTokens` tokens unless `goOn` says no between two of them.
    ///
    /// @throws InterruptedException when the thread is interrupted meanwhile; the context can be
    ///   used again
    Generation generate(
            String prompt,
            int maxTokens,
            int seed,
            TokenListener listener,
            BooleanSupplier goOn,
            LongSupplier nanoClock)
            throws InterruptedException, LlamaFailedException {
        InferenceParameters parameters =
                new InferenceParameters(prompt)
                        .setNPredict(maxTokens)
                        .setSeed(seed)
                        .setTemperature(TEMPERATURE)
                        .setCachePrompt(false);
        LlamaIterator outputs;
        LlamaOutput output;
        READING.lockInterruptibly();
        try {
            outputs = calling(() -> model.generate(parameters).iterator());
            output = calling(outputs::next);
        } finally {
            READING.unlock();
        }
        long firstTokenNanos = nanoClock.getAsLong();
        StringBuilder text = new StringBuilder();
        int tokens = 0;
        try {
            while (outputs.hasNext()) {
                text.append(output.text);
                listener.onToken(tokens++, output.text);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted after " + tokens + " tokens");
                }
                if (!goOn.getAsBoolean()) {
                    return new Generation(text.toString(), tokens, firstTokenNanos, false);
                }
                output = calling(outputs::next);
            }
            return new Generation(text.toString(), tokens, firstTokenNanos, true);
        } finally {
            if (outputs.hasNext()) {
                outputs.cancel();
            }
        }
    }

    /// The binding's own exception is hidden from other packages, so a call into it stands alone
    /// here, without the listener's code.
    private static <T> T calling(Supplier<T> binding) throws LlamaFailedException {
        try {
            return binding.get();
        } catch (RuntimeException e) {
            throw new LlamaFailedException(e);
        }
    }

    /// Ends the native thread. Not while a generation runs: it would wait for ever.
    @Override
    public void close() {
        model.close();
    }
}
