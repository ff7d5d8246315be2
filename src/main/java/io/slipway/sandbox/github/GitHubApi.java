package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Marks a family of GitHub's REST API. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnSandbox
@RestController
@RequestMapping(GitHubApi.ROOT)
@interface GitHubApi {

    String ROOT = "/github/api/v3";
}
