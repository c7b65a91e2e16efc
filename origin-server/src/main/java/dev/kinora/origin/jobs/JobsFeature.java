package dev.kinora.origin.jobs;

import dev.kinora.origin.http.MediaTypes;
import dev.kinora.origin.http.Problem;
import dev.kinora.origin.http.ProblemException;
import dev.kinora.origin.jobs.JobList.Action;
import dev.kinora.origin.jobs.JobList.Job;
import dev.kinora.origin.reply.Caching;
import dev.kinora.origin.reply.Call;
import dev.kinora.origin.reply.Document;
import dev.kinora.origin.reply.Replies;
import dev.kinora.origin.route.Endpoint;
import dev.kinora.origin.route.Feature;
import dev.kinora.origin.route.Need;
import dev.kinora.origin.route.Route;
import io.undertow.util.Methods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/jobs}, for administrators. Thread-safe. */
public final class JobsFeature implements Feature {
  private static final String ONE = "/api/jobs/{id}";

  private final JobList jobs;

  /** Offers this work. */
  public JobsFeature(JobList jobs) {
    this.jobs = jobs;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.api("/api/jobs", this::all).need(Need.ADMIN).onlyEncrypted());
    routes.add(Route.api(ONE, this::one).need(Need.ADMIN).onlyEncrypted());
    for (Action action : Action.values()) {
      String path = ONE + "/" + action.name().toLowerCase(Locale.ROOT);
      routes.add(Route.api(Methods.POST, path, act(action)).need(Need.ADMIN));
    }
    return routes;
  }

  private void all(Call call) throws ProblemException {
    send(call, Map.of("jobs", jobs.all().stream().map(JobsFeature::view).toList()));
  }

  private void one(Call call) throws ProblemException {
    send(call, view(find(call.part("id"))));
  }

  private Job find(String titleId) throws ProblemException {
    return jobs.find(titleId)
        .orElseThrow(() ->
            new ProblemException(
                Problem.notFound("There is no such job; nothing is to be done on this title.")));
  }

  private Endpoint act(Action action) {
    return call -> {
      Job job = find(call.part("id"));
      if (!jobs.act(call.part("id"), action)) {
        throw new ProblemException(
            Problem.conflict(
                "A job that is %s takes no %s."
                    .formatted(job.state(), action.name().toLowerCase(Locale.ROOT))));
      }
      send(call, view(find(call.part("id"))));
    };
  }

  private static Map<String, Object> view(Job job) {
    Map<String, Object> members = new LinkedHashMap<>();
    job.id().ifPresent(id -> members.put("id", id));
    members.put("name", job.name());
    members.put("state", job.state());
    members.put("progress", Math.round(job.progress() * 1000) / 1000.0);
    job.speed().ifPresent(speed -> members.put("speed", Math.round(speed * 100) / 100.0));
    job.left().ifPresent(left -> members.put("secondsLeft", left.toSeconds()));
    job.reason().ifPresent(reason -> members.put("error", reason));
    return members;
  }

  private static void send(Call call, Map<String, ?> members) throws ProblemException {
    Replies.send(
        call,
        Document.of(MediaTypes.JSON, JsonMapper.shared().writeValueAsBytes(members)),
        Caching.CHECKED);
  }
}
