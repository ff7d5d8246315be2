package io.slipway.requests;

/** Another request took the project's name first. */
public final class NameHeldException extends RuntimeException {

    private final ProjectName name;

    NameHeldException(RequestId id, ProjectName name, Throwable cause) {
        super("%s wants the name %s, which another request holds".formatted(id, name), cause);
        this.name = name;
    }

    public ProjectName name() {
        return name;
    }
}
