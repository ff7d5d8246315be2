package io.slipway.terraform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where things lie in a directory in which Terraform works.
 *
 * @param folder holds the copied roots and all that Terraform leaves
 * @param root the Terraform root inside of it
 */
record Layout(Path folder, Path root) {

    Layout(Path folder, String root) {
        this(folder, below(folder.resolve("roots"), root));
    }

    Path roots() {
        return folder.resolve("roots");
    }

    Path variables() {
        return root.resolve("slipway.auto.tfvars.json");
    }

    Path state() {
        return root.resolve("terraform.tfstate");
    }

    Path erroredState() {
        return root.resolve("errored.tfstate");
    }

    /** Written by {@link Adoption} into the root; what is copied anew from the roots leaves it alone. */
    Path imports() {
        return root.resolve("slipway_imports.tf");
    }

    Path plan() {
        return folder.resolve("plan.clear");
    }

    Path sealedPlan() {
        return folder.resolve("plan.sealed");
    }

    Path begun() {
        return folder.resolve("plan.begun");
    }

    Path settings() {
        return folder.resolve("terraform.rc");
    }

    Path out() {
        return folder.resolve("out.json");
    }

    Path err() {
        return folder.resolve("err.txt");
    }

    /** The argument by which a Terraform at work here is known, also to a portal that did not start it. */
    String chdir() {
        return "-chdir=" + root;
    }

    /**
     * Terraforms at work in a folder or below it, whoever started them. One that ended, but that nobody has collected
     * yet, has no arguments any more and is not among them.
     */
    static List<ProcessHandle> atWorkIn(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.startsWith("-chdir=" + folder + "/")))
                .toList();
    }

    private static Path below(Path folder, String root) {
        var path = folder.resolve(root).normalize();
        if (!path.startsWith(folder) || path.equals(folder)) {
            throw new IllegalArgumentException("'%s' is no Terraform root".formatted(root));
        }
        return path;
    }
}
