// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace servescope {

/// Calls `work` in a pool thread and then `then` with its value in the thread of `context`, which is the
/// caller's; not at all when `context` is gone by then. `work` must own everything it uses. Not
/// QFuture::then(context, …): up to Qt 6.4 that one looks at the context from the pool thread, also when it
/// is gone.
template <typename Work, typename Then>
void inPool(QObject *context, Work work, Then then)
{
    using Value = std::shared_ptr<decltype(work())>;
    auto promise = std::make_shared<QPromise<Value>>();
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(std::move(*watcher->result()));
                     });
    promise->start();
    watcher->setFuture(promise->future());
    // The pool's locks order this already; the sanitizer cannot look into Qt's and is told.
    auto handedOver = std::make_shared<std::atomic_bool>(false);
    std::function<void()> task = [promise, handedOver, work = std::move(work)]() mutable {
        (void)handedOver->load(std::memory_order_acquire);
        promise->addResult(std::make_shared<decltype(work())>(work()));
        promise->finish();
    };
    handedOver->store(true, std::memory_order_release);
    QThreadPool::globalInstance()->start(std::move(task));
}

} // namespace servescope
