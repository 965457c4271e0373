package io.heliotrope.connectors.llama;

/// An error that llama.cpp reported; its message never holds a prompt.
final class LlamaFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    LlamaFailedException(RuntimeException cause) {
        super(cause);
    }

    String problem() {
        return "llama.cpp: " + getMessage();
    }
}
