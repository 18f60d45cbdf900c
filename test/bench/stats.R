# The same work in R, on the columns a seeded generator wrote: prints "task seconds" lines. Reading is not timed.
words <- commandArgs(trailingOnly = TRUE)
folder <- words[1]; n <- as.integer(words[2]); tasks <- words[-(1:2)]
suppressPackageStartupMessages(library(survival))
column <- function(name, rows = n) readBin(file.path(folder, name), "double", rows, 8, endian = "little")
timed <- function(task, work) if (task %in% tasks) {
  gc(); began <- proc.time()[["elapsed"]]; work(); cat(task, proc.time()[["elapsed"]] - began, "\n")
}
if (!("pooling" %in% tasks) && !("matching" %in% tasks)) {
  time <- column("time"); event <- column("event"); group <- column("group"); treatment <- column("treatment"); binary <- column("binary"); outcome <- column("outcome")
  x <- sapply(paste0("x", 1:20), column)
  ten <- x[, 1:10]
  design <- cbind(1, x)
  timed("kaplan-meier", function() survfit(Surv(time, event) ~ 1))
  timed("log-rank", function() survdiff(Surv(time, event) ~ group))
  timed("cox-efron", function() coxph(Surv(time, event) ~ ten, ties = "efron"))
  timed("cox-breslow", function() coxph(Surv(time, event) ~ ten, ties = "breslow"))
  timed("cox-robust", function() coxph(Surv(time, event) ~ ten, ties = "efron", robust = TRUE))
  timed("logistic", function() glm.fit(design, binary, family = binomial()))
  timed("weighting", function() {
    e <- glm.fit(design, treatment, family = binomial())$fitted.values
    w <- treatment / e + (1 - treatment) / (1 - e)
    hajek <- sum(w * treatment * outcome) / sum(w * treatment) - sum(w * (1 - treatment) * outcome) / sum(w * (1 - treatment))
    b <- lm.fit(cbind(design, treatment), outcome)$coefficients
    base <- drop(design %*% b[1:21])
    psi <- b[22] + treatment * (outcome - base - b[22]) / e - (1 - treatment) * (outcome - base) / (1 - e)
    c(hajek, mean(psi), sqrt(sum((psi - mean(psi))^2)) / n)
  })
}
if ("matching" %in% tasks) {
  suppressPackageStartupMessages(library(MatchIt))
  people <- data.frame(treatment = column("treatment"), score = column("score"))
  timed("matching", function() matchit(treatment ~ score, data = people, distance = people$score, caliper = 0.2, m.order = "data"))
}
if ("pooling" %in% tasks) {
  suppressPackageStartupMessages(library(metafor))
  effect <- matrix(column("effect", n * 20), n); variance <- matrix(column("variance", n * 20), n)
  timed("pooling", function() for (row in seq_len(n)) try(suppressWarnings(rma.uni(effect[row, ], variance[row, ], method = "REML", test = "knha")), silent = TRUE))
}
