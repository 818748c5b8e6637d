# SPDX-License-Identifier: GPL-3.0-or-later
# Sources that share a private name with a neighbour: a unity build compiles each of them alone.
set(SERVESCOPE_APART
  app/bench_request_options.cpp
  app/command_line.cpp
  app/dataset_flags.cpp
  app/demo_command.cpp
  app/import_command.cpp
  app/probe_command.cpp
  app/progress_line.cpp
  app/report_command.cpp
  app/resume_command.cpp
  app/selftest_command.cpp
  app/show_command.cpp
  app/simulate_command.cpp
  app/sweep_command.cpp
  core/analysis/audit_samples.cpp
  core/analysis/audit_summary.cpp
  core/backend/llama_cpp_native.cpp
  core/backend/ollama.cpp
  core/backend/openai_frame.cpp
  core/backend/openai_responses.cpp
  core/backend/sglang_native.cpp
  core/backend/tensorrt_llm.cpp
  core/backend/tgi.cpp
  core/backend/whole_answer_decoder.cpp
  core/dataset/hf_prompts.cpp
  core/dataset/id_prompts.cpp
  core/dataset/prefix_prompts.cpp
  core/dataset/random_plan.cpp
  core/dataset/random_prompts.cpp
  core/dataset/sonnet_prompts.cpp
  core/dataset/trace_prompts.cpp
  core/dataset/trace_rows.cpp
  core/import/flat_results.cpp
  core/import/guidellm.cpp
  core/import/inference_perf.cpp
  core/import/llmperf.cpp
  core/metrics/figures.cpp
  core/metrics/samples.cpp
  core/report/sweep_curves.cpp
  core/results/resume.cpp
  core/results/vllm_reader.cpp
  core/scenario/patcher.cpp
  core/scenario/unset_keys.cpp
  core/simulator/native_writers.cpp
  core/simulator/server_kind.cpp
  core/statistics/ranks.cpp
  core/tokenizer/pre_tokenizer.cpp
  core/tokenizer/tiktoken.cpp
  core/tokenizer/token_decoder.cpp
  tests/core/dataset/random_prompts_errors_test.cpp
  tests/core/dataset/random_prompts_test.cpp
  tests/core/dataset/server_prompts_test.cpp
  tests/core/import/formats_test.cpp
  tests/core/import/store_test.cpp
  tests/core/load/hostile_servers_test.cpp
  tests/core/load/tst_load_failures.cpp
  tests/core/load/tst_progress.cpp
  tests/core/results/tst_vllm_json.cpp
  tests/core/results/tst_vllm_reader.cpp
  tests/core/simulator/simulator_truth_test.cpp
  tests/core/tokenizer/tokenizer_json_test.cpp
  tests/ui/scenario/scenario_page_test.cpp
  tests/ui/scenario/sections_test.cpp
  ui/common/error_sentences_engine.cpp
  ui/common/error_sentences_files.cpp
  ui/common/error_sentences_imports.cpp
  ui/common/error_sentences_server.cpp
  ui/common/error_sentences_workload.cpp
  ui/shell/recent_runs.cpp
)

# servescope_unity(TARGET): compiles eight sources at a time where SERVESCOPE_UNITY asks for it: half the time of a full build.
function(servescope_unity target)
  if(SERVESCOPE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    foreach(source ${SERVESCOPE_APART})
      set_source_files_properties("${CMAKE_SOURCE_DIR}/${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endforeach()
  endif()
endfunction()
